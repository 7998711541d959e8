package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tocsin.PolicyUnavailableException.Problem;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TenantId;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.Activation;
import dev.tocsin.store.PolicyDocument;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** escalation.md, "Editing the policy": which policy is in force, and who may decide by it. */
class PolicyInForceTest {
  private final Nodes nodes = new Nodes();
  private final Policy first = policy(60, Adoption.LIVE);
  private final Policy second = policy(30, Adoption.LIVE);

  static Policy policy(int minutes, Adoption adoption) {
    return Fixture.teams()
        .adoption(adoption)
        .escalate("all", When.any(), Rung.after("page", minutes(minutes)).notifyOnCall("checkout"))
        .build();
  }

  @Nested
  class A_desk_that_is_used_for_the_first_time {
    @Test
    void puts_its_policy_in_force_and_keeps_its_document() {
      Nodes.Node node = nodes.start(first);
      assertThat(nodes.active()).isNull();
      node.desk.log(checkoutDown());
      assertThat(nodes.active()).isEqualTo(new Activation(1, first.version(), nodes.now));
      assertThat(nodes.memory.policy(TenantId.DEFAULT, first.version())).isNotNull();
      assertThat(node.inForce).containsExactly(nodes.active());
    }

    @Test
    void does_not_do_so_again_after_a_restart() {
      nodes.start(first).desk.log(checkoutDown());
      nodes.start(first).worker.runUntilIdle();
      assertThat(nodes.active().serial()).isEqualTo(1);
    }

    @Test
    void puts_a_policy_in_force_that_is_new_to_the_store() {
      nodes.start(first).desk.log(checkoutDown());
      nodes.start(second).worker.runOnce();
      assertThat(nodes.active().version()).isEqualTo(second.version());
      assertThat(nodes.active().serial()).isEqualTo(2);
    }

    @Test
    void follows_the_store_with_one_that_was_in_force_before() {
      nodes.start(first).desk.log(checkoutDown());
      nodes.start(second).worker.runOnce();
      Nodes.Node old = nodes.start(first);
      old.worker.runOnce();
      assertThat(nodes.active().serial()).isEqualTo(2);
      assertThat(old.desk.policy()).isEqualTo(second);
    }

    @Test
    void follows_the_store_with_any_if_it_is_told_to() {
      nodes.startAsStored(first).desk.log(checkoutDown());
      Nodes.Node other = nodes.startAsStored(second);
      other.worker.runOnce();
      assertThat(nodes.active().version()).isEqualTo(first.version());
      assertThat(other.desk.policy()).isEqualTo(first);
    }

    @Test
    void goes_on_where_it_died_between_keeping_and_activating() {
      nodes.start(first).desk.log(checkoutDown());
      nodes.memory.keepPolicy(
          TenantId.DEFAULT, new PolicyDocument(second.version(), nodes.codec.write(second)));
      nodes.start(second).worker.runOnce();
      assertThat(nodes.active().version()).isEqualTo(second.version());
    }

    @Test
    void is_refused_when_older_versions_are_needed_and_nothing_can_read_them() {
      for (Adoption adoption : new Adoption[] {Adoption.PINNED, Adoption.AT_NEXT_RUNG}) {
        Policy policy = policy(60, adoption);
        assertThatThrownBy(() -> nodes.startWithoutCodec(policy))
            .isInstanceOf(InvalidValueException.class)
            .hasMessageContaining(adoption.toString())
            .hasMessageContaining("policyCodec")
            .hasMessageContaining("LIVE");
      }
      assertThat(nodes.active()).isNull();
    }
  }

  @Nested
  class A_policy_that_is_activated {
    @Test
    void is_what_every_node_decides_by_with_its_next_command() {
      Nodes.Node one = nodes.start(first);
      Nodes.Node other = nodes.start(first);
      one.desk.log(checkoutDown());
      other.worker.runOnce();
      assertThat(one.desk.activate(second).serial()).isEqualTo(2);
      Incident incident = other.desk.log(Report.of("printer").category("printer"));
      assertThat(incident.escalation().policyVersion()).isEqualTo(second.version());
      assertThat(other.desk.policy()).isEqualTo(second);
      assertThat(other.inForce).extracting(Activation::serial).containsExactly(1L, 2L);
    }

    @Test
    void is_not_put_in_force_twice() {
      Nodes.Node node = nodes.start(first);
      node.desk.activate(second);
      assertThat(node.desk.activate(second)).isEqualTo(nodes.active());
      assertThat(nodes.active().serial()).isEqualTo(1);
    }

    @Test
    void may_be_one_that_was_in_force_before() {
      Nodes.Node node = nodes.start(first);
      Incident incident = node.desk.log(checkoutDown());
      node.desk.activate(second);
      node.worker.runUntilIdle();
      assertThat(nodes.versionOf(incident)).isEqualTo(second.version());
      assertThat(node.desk.activate(first).serial()).isEqualTo(3);
      node.worker.runUntilIdle();
      assertThat(nodes.versionOf(incident)).isEqualTo(first.version());
    }

    @Test
    void is_refused_when_older_versions_are_needed_and_nothing_can_read_them() {
      Nodes.Node node = nodes.startWithoutCodec(first);
      assertThatThrownBy(() -> node.desk.activate(policy(60, Adoption.PINNED)))
          .isInstanceOf(InvalidValueException.class);
      assertThat(nodes.active()).isNull();
    }

    @Test
    void is_read_once() {
      Nodes.Node node = nodes.start(first);
      Incident incident = node.desk.log(checkoutDown());
      nodes.start(second).worker.runUntilIdle();
      for (int i = 0; i < 5; i++) {
        node.desk.comment(incident.id(), DANA, "hm");
        node.worker.runOnce();
      }
      assertThat(nodes.codec.reads).isEqualTo(1);
    }
  }

  @Nested
  class A_node_that_does_not_have_the_policy_in_force {
    private final Nodes.Node old = nodes.startWithoutCodec(first);
    private final Incident incident = old.desk.log(checkoutDown());
    private final Nodes.Node young = nodes.startWithoutCodec(second);

    A_node_that_does_not_have_the_policy_in_force() {
      young.desk.comment(incident.id(), DANA, "I am here");
    }

    @Test
    void decides_nothing_and_says_what_to_do() {
      long version = nodes.get(incident).version();
      PolicyUnavailableException refused =
          catchThrowableOfType(
              PolicyUnavailableException.class,
              () -> old.desk.comment(incident.id(), DANA, "and I"));
      assertThat(refused.problem()).isEqualTo(Problem.NO_CODEC);
      assertThat(refused.version()).isEqualTo(second.version());
      assertThat(refused.incidentId()).isNull();
      assertThat(refused)
          .hasMessageContaining(first.version())
          .hasMessageContaining("policyCodec")
          .hasMessageContaining("desk.activate(policy)");
      assertThatThrownBy(() -> old.desk.log(Report.of("another")))
          .isInstanceOf(PolicyUnavailableException.class);
      assertThat(nodes.get(incident).version()).isEqualTo(version);
    }

    @Test
    void claims_nothing_so_that_the_others_go_on() {
      nodes.sleep(minutes(60));
      assertThatThrownBy(old.worker::runUntilIdle).isInstanceOf(PolicyUnavailableException.class);
      young.worker.runUntilIdle();
      assertThat(nodes.told()).containsExactly("dana");
    }

    @Test
    void is_told_once_and_seen_in_its_health() {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(old.worker::runOnce).isInstanceOf(PolicyUnavailableException.class);
      }
      assertThat(old.unavailable).hasSize(1).first().asString().startsWith(second.version());
      Health.Policies health = old.desk.health().policies();
      assertThat(health.inForce()).isEqualTo(second.version());
      assertThat(health.serial()).isEqualTo(2);
      assertThat(health.here()).isEqualTo(first.version());
      assertThat(health.problem()).contains("decides nothing");
      assertThat(young.desk.health().policies().problem()).isNull();
      assertThat(young.desk.health().policies().here()).isEqualTo(second.version());
    }

    @Test
    void still_reads() {
      assertThat(old.desk.find(incident.id())).isPresent();
      assertThat(old.desk.history(incident.id())).isNotEmpty();
    }

    @Test
    void goes_on_once_its_policy_is_put_in_force_again() {
      old.desk.activate(first);
      old.desk.comment(incident.id(), DANA, "back");
      assertThat(nodes.versionOf(incident)).isEqualTo(first.version());
      assertThatThrownBy(() -> young.desk.comment(incident.id(), DANA, "hm"))
          .isInstanceOf(PolicyUnavailableException.class);
    }
  }

  @Nested
  class A_document {
    @Test
    void that_cannot_be_read_stops_only_those_that_need_it() {
      Nodes.Node old = nodes.start(first);
      old.desk.log(checkoutDown());
      Nodes.Node young = nodes.start(second);
      young.worker.runOnce();
      nodes.codec.policies.remove(second.version());
      PolicyUnavailableException refused =
          catchThrowableOfType(
              PolicyUnavailableException.class, () -> old.desk.log(Report.of("another")));
      assertThat(refused.problem()).isEqualTo(Problem.UNREADABLE);
      assertThat(refused).hasMessageContaining("line 1").hasCauseInstanceOf(RuntimeException.class);
      young.desk.log(Report.of("another"));
    }

    @Test
    void that_reads_as_another_version_is_not_run() {
      nodes.start(first).desk.log(checkoutDown());
      nodes.start(second).worker.runOnce();
      nodes.codec.policies.put(second.version(), policy(45, Adoption.LIVE));
      assertThatThrownBy(() -> nodes.start(first).worker.runOnce())
          .isInstanceOf(PolicyUnavailableException.class)
          .hasMessageContaining("reads as version");
    }

    @Test
    void of_a_policy_that_a_desk_without_codec_put_in_force_comes_with_the_first_that_has_one() {
      nodes.startWithoutCodec(first).desk.log(checkoutDown());
      assertThat(nodes.memory.policy(TenantId.DEFAULT, first.version())).isNull();
      nodes.start(first).worker.runOnce();
      assertThat(nodes.memory.policy(TenantId.DEFAULT, first.version())).isNotNull();
      nodes.start(policy(20, Adoption.PINNED)).worker.runOnce();
      Nodes.Node other = nodes.startAsStored(second);
      other.worker.runOnce();
      assertThat(other.unavailable).isEmpty();
    }

    @Test
    void is_kept_as_it_is_when_another_library_writes_it_otherwise() {
      nodes.start(first).desk.log(checkoutDown());
      PolicyDocument kept = nodes.memory.policy(TenantId.DEFAULT, first.version());
      ServiceDesk desk =
          ServiceDesk.builder(first, nodes.memory, nodes::id)
              .policyCodec(
                  new dev.tocsin.policy.PolicyCodec() {
                    @Override
                    public byte[] write(Policy policy) {
                      return new byte[] {42};
                    }

                    @Override
                    public Policy read(byte[] document) {
                      return nodes.codec.read(document);
                    }
                  })
              .build();
      desk.worker().runOnce();
      assertThat(nodes.memory.policy(TenantId.DEFAULT, first.version())).isEqualTo(kept);
    }
  }

  @Test
  void a_tenant_has_its_own() {
    nodes.start(first).desk.log(checkoutDown());
    TenantId acme = TenantId.of("acme");
    ServiceDesk other = ServiceDesk.builder(second, nodes.memory, nodes::id).tenant(acme).build();
    other.log(checkoutDown());
    assertThat(nodes.active().version()).isEqualTo(first.version());
    assertThat(nodes.memory.activePolicy(acme).serial()).isEqualTo(1);
  }

  @Test
  void two_nodes_that_come_with_new_policies_at_once_agree_on_one() {
    Nodes.Node one = nodes.start(first);
    Nodes.Node other = nodes.start(second);
    one.worker.runOnce();
    other.worker.runOnce();
    one.worker.runOnce();
    assertThat(one.desk.policy()).isEqualTo(other.desk.policy());
    nodes.sleep(Duration.ofDays(1));
    one.worker.runOnce();
    assertThat(nodes.active().serial()).isEqualTo(2);
  }
}
