package dev.tocsin.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.policy.Policy;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a policy writes is the policy. */
class RoundTripTest {

  @Property(tries = 300)
  void a_policy_that_is_written_is_read_as_the_same(@ForAll("policies") Policy policy) {
    same(policy, PolicyFile.write(policy));
    same(policy, PolicyFile.writeJson(policy));
    same(policy, PolicyFile.codec().read(PolicyFile.codec().write(policy)));
  }

  private static void same(Policy policy, String document) {
    Policy read;
    try {
      read = PolicyFile.read("written", document);
    } catch (PolicyFileException e) {
      throw new AssertionError(e.getMessage() + "\n" + document, e);
    }
    same(policy, read);
  }

  private static void same(Policy policy, Policy read) {
    assertThat(read).isEqualTo(policy);
    assertThat(read.version()).isEqualTo(policy.version());
  }

  @Provide
  Arbitrary<Policy> policies() {
    return RandomPolicies.arbitrary();
  }
}
