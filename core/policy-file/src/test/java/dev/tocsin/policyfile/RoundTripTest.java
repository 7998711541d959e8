package dev.tocsin.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.policy.Policy;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What a policy writes is the policy. */
class RoundTripTest {

  @Property(seed = "29", tries = 200)
  void a_policy_that_is_written_is_read_as_the_same(@ForAll("policies") Policy policy) {
    same(policy, PolicyFile.write(policy));
    same(policy, PolicyFile.writeJson(policy));
    same(policy, PolicyFile.codec().read(PolicyFile.codec().write(policy)));
  }

  @Test
  void random_policies_have_every_part_that_a_document_can_have() {
    Set<String> written = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      keys(PolicyWriter.write(RandomPolicies.of(seed)), written);
    }
    for (Keys keys : Keys.values()) {
      assertThat(written)
          .containsAll(keys.allowed().stream().filter(key -> !key.equals("swaps")).toList());
    }
    assertThat(written).doesNotContain("swaps");
  }

  private static void keys(Node node, Set<String> found) {
    if (node instanceof Node.Items list) {
      list.nodes().forEach(each -> keys(each, found));
    } else if (node instanceof Node.Fields mapping) {
      found.addAll(mapping.fields().keySet());
      mapping.fields().values().forEach(each -> keys(each.value(), found));
    }
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
