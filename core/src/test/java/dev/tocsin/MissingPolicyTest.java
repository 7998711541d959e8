package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tocsin.PolicyUnavailableException.Problem;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TenantId;
import dev.tocsin.notification.UndeliverableException;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.store.PolicyDocument;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** escalation.md, "Editing the policy": a version that is missing is reported, never guessed. */
class MissingPolicyTest {
  private final Nodes nodes = new Nodes();
  private final Nodes.Node node = nodes.start(lost());
  private final Incident incident = node.desk.log(checkoutDown());
  private final String oldVersion = node.desk.policy().version();

  private final Incident other =
      node.desk.log(Report.of("printer").category("printer").dedupKey("printer"));
  private final Nodes.Node ignorant;

  MissingPolicyTest() {
    node.desk.activate(young(Adoption.PINNED).build());
    nodes.codec.policies.remove(oldVersion);
    ignorant = nodes.startAsStored(young(Adoption.LIVE).build());
  }

  @Test
  void is_told_to_the_person_who_needs_it() {
    long version = nodes.get(incident).version();
    PolicyUnavailableException refused =
        catchThrowableOfType(
            PolicyUnavailableException.class,
            () -> ignorant.desk.comment(incident.id(), DANA, "hm"));
    assertThat(refused.problem()).isEqualTo(Problem.UNREADABLE);
    assertThat(refused.version()).isEqualTo(oldVersion);
    assertThat(refused.incidentId()).isEqualTo(incident.id());
    assertThat(refused).hasMessageContaining("desk.keep(policy)").hasMessageContaining("LIVE");
    assertThat(nodes.get(incident).version()).isEqualTo(version);
  }

  @Test
  void makes_a_poison_item_while_the_others_go_on() {
    Incident young = ignorant.desk.log(Report.of("new").category("printer"));
    nodes.sleep(minutes(30));
    ignorant.worker.runUntilIdle();
    assertThat(ignorant.poison).hasSize(2);
    assertThat(ignorant.poison.get(0).reason()).contains(oldVersion).contains("cannot be read");
    assertThat(nodes.told()).containsExactly("morgan");
    assertThat(nodes.get(young).escalation().fired()).hasSize(1);
  }

  @Test
  void leaves_its_incident_to_a_node_that_has_it() {
    nodes.sleep(minutes(10));
    ignorant.worker.runUntilIdle();
    nodes.sleep(minutes(1));
    node.worker.runUntilIdle();
    assertThat(nodes.told()).containsExactly("dana", "dana");
    assertThat(nodes.versionOf(incident)).isEqualTo(oldVersion);
  }

  @Test
  void is_reported_before_anything_is_due_once() {
    ignorant.worker.runUntilIdle();
    ignorant.worker.runUntilIdle();
    assertThat(ignorant.unavailable).hasSize(1).first().asString().startsWith(oldVersion);
    assertThat(ignorant.desk.health().policies().openUnderOthers()).isEqualTo(2);
    assertThat(ignorant.desk.health().policies().problem()).isNull();
    assertThat(ignorant.desk.health().policies().missing()).containsExactly(oldVersion);
    assertThat(node.desk.health().policies().missing()).isEmpty();
  }

  @Test
  void makes_nobody_give_up() {
    nodes.sleep(minutes(10));
    node.worker.runOnce(); // leaves two pages in the outbox, sent
    nodes.sent.clear();
    ignorant.pass(Duration.ofDays(2));
    assertThat(ignorant.desk.health().wakes().parked()).isZero();
    assertThat(ignorant.poison).hasSizeGreaterThan(100);
  }

  @Test
  void keeps_a_message_that_cannot_be_delivered_until_it_can_be_recorded() {
    Nodes.Node deaf =
        nodes
        .new Node(
            young(Adoption.LIVE).build(),
            desk ->
                desk.policyCodec(nodes.codec)
                    .policyAsStored()
                    .notifier(
                        message -> {
                          throw new UndeliverableException("no", null);
                        }),
            nodes.memory);
    Nodes.Node silent =
        nodes
        .new Node(
            young(Adoption.LIVE).build(),
            desk ->
                desk.policyCodec(nodes.codec)
                    .policyAsStored()
                    .notifier(
                        message -> {
                          throw new IllegalStateException("busy");
                        }),
            nodes.memory);
    nodes.sleep(minutes(10));
    nodes.codec.policies.put(oldVersion, lost());
    silent.worker.runOnce();
    nodes.codec.policies.remove(oldVersion);
    deaf.pass(Duration.ofHours(5));
    assertThat(deaf.desk.health().messages().parked()).isZero();
    deaf.desk.keep(lost());
    deaf.pass(minutes(20));
    assertThat(nodes.events(incident)).contains("delivery-parked");
  }

  private static Policy lost() {
    return Fixture.teams()
        .escalate(
            "old",
            When.any(),
            Rung.after("page", minutes(10)).notifyOnCall("checkout"),
            Rung.after("again", minutes(60)).notifyOnCall("database"),
            Rung.after("last", minutes(90)).notifyOnCall("network"))
        .build();
  }

  @Test
  void can_be_put_back() {
    ignorant.desk.keep(lost());
    ignorant.desk.comment(other.id(), DANA, "hm");
    nodes.sleep(minutes(10));
    ignorant.worker.runUntilIdle();
    assertThat(nodes.told()).containsExactly("dana", "dana");
  }

  @Test
  void is_missing_where_the_store_has_lost_it() {
    Nodes empty = new Nodes();
    Nodes.Node one = empty.startWithoutCodec(young(Adoption.LIVE).build());
    Incident open = one.desk.log(checkoutDown());
    Policy pinned = young(Adoption.PINNED).build();
    Nodes.Node two = empty.start(pinned);
    PolicyUnavailableException refused =
        catchThrowableOfType(
            PolicyUnavailableException.class, () -> two.desk.comment(open.id(), DANA, "hm"));
    assertThat(refused.problem()).isEqualTo(Problem.MISSING);
    assertThat(empty.memory.policy(TenantId.DEFAULT, pinned.version()))
        .isEqualTo(new PolicyDocument(pinned.version(), empty.codec.write(pinned)));
  }

  private static PolicyBuilder young(Adoption adoption) {
    return AdoptionTest.young(adoption);
  }
}
