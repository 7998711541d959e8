package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.checkoutDown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.State;
import dev.tocsin.incident.Status;
import dev.tocsin.register.RegisterReport;
import dev.tocsin.store.ChainFault;
import dev.tocsin.store.ChainReport;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Query;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Somebody changes what the store has, behind the desk's back. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeskRegisterTest {
  private UnaryOperator<Entry> hand = entry -> entry;
  private UnaryOperator<Incident> snapshots = incident -> incident;
  private final Fixture f =
      new Fixture(Fixture.teams().build(), builder -> builder, this::tampered);
  private final Incident incident = f.desk.log(checkoutDown());

  /** The same store, read through a dishonest hand. */
  private IncidentStore tampered(IncidentStore store) {
    return (IncidentStore)
        Proxy.newProxyInstance(
            IncidentStore.class.getClassLoader(),
            new Class<?>[] {IncidentStore.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(store, arguments);
                if (answer instanceof Loaded loaded && loaded.incident() != null) {
                  return new Loaded(
                      loaded.now(),
                      snapshots.apply(loaded.incident()),
                      loaded.lastClosed(),
                      loaded.requestVersion(),
                      loaded.activation());
                }
                if (!method.getName().equals("history")) {
                  return answer;
                }
                List<Entry> entries = new ArrayList<>();
                ((List<?>) answer).forEach(each -> entries.add(hand.apply((Entry) each)));
                return entries;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private ChainFault fault() {
    ChainFault fault = f.desk.register().verify(incident.id()).fault();
    assertThat(fault).isNotNull();
    return fault;
  }

  @Test
  void a_whole_life_is_sealed_from_the_first_entry_on() {
    f.pass(Fixture.minutes(120));
    f.desk.acknowledge(incident.id(), DANA);
    f.desk.resolve(incident.id(), DANA, "Rolled back");
    f.pass(Fixture.minutes(60 * 24 * 30));

    ChainReport report = f.desk.register().verify(incident.id());
    assertThat(report.fault()).isNull();
    assertThat(report.unsealed()).isZero();
    assertThat(report.entries()).isEqualTo(f.history(incident).size()).isEqualTo(5);
    assertThat(report.head()).isEqualTo(f.get(incident).head());
  }

  @Test
  void a_changed_entry_is_named() {
    f.desk.comment(incident.id(), DANA, "Kim called");
    long last = f.get(incident).version();
    hand =
        entry ->
            entry.sequence() == last
                ? new Entry(
                    last,
                    entry.occurredAt().minusSeconds(1),
                    entry.recordedAt(),
                    entry.by(),
                    entry.cause(),
                    entry.requestId(),
                    entry.event(),
                    entry.seal(),
                    entry.more())
                : entry;
    assertThat(fault().kind()).isEqualTo(ChainFault.Kind.CHANGED);
    assertThat(fault().sequence()).isEqualTo(last);
  }

  @Test
  void an_edited_snapshot_is_found() {
    snapshots =
        now ->
            new Incident(
                now.identity(),
                now.version(),
                now.details(),
                now.classification(),
                new Status(new State("Resolved", Phase.RESOLVED), now.status().since(), null),
                now.ownership(),
                now.escalation(),
                now.acknowledgement(),
                now.resolution(),
                now.major(),
                now.swarm(),
                now.suppliers(),
                now.family(),
                now.flapping(),
                now.plans(),
                now.majorCase(),
                now.links(),
                now.recurrences(),
                now.attainment(),
                now.touchedAt(),
                now.head(),
                now.recordedAt(),
                now.more());
    assertThat(fault().kind()).isEqualTo(ChainFault.Kind.SNAPSHOT_DIFFERS);
  }

  @Test
  void an_entry_that_cannot_be_read_is_named_and_those_before_it_are_verified() {
    f.desk.comment(incident.id(), DANA, "Kim called");
    long last = f.get(incident).version();
    hand =
        entry -> {
          if (entry.sequence() == last) {
            throw new IllegalStateException("not JSON");
          }
          return entry;
        };
    assertThat(fault())
        .isEqualTo(
            new ChainFault(ChainFault.Kind.UNREADABLE, last, "Entry " + last + " cannot be read."));
  }

  @Test
  void the_register_is_walked_in_order_and_summed_up_by_one_digest() {
    for (int i = 0; i < 250; i++) {
      f.desk.log(Report.of("Printer " + i + " jams"));
    }
    List<IncidentId> seen = new ArrayList<>();
    RegisterReport all = f.desk.register().verify(Query.all(), report -> seen.add(report.id()));
    assertThat(seen).hasSize(251).doesNotHaveDuplicates().contains(incident.id());
    assertThat(all.incidents()).isEqualTo(251);
    assertThat(all.faulty()).isZero();
    assertThat(f.desk.register().verify(Query.all(), report -> {})).isEqualTo(all);

    f.desk.comment(seen.get(100), DANA, "x");
    assertThat(f.desk.register().verify(Query.all(), report -> {}).digest())
        .isNotEqualTo(all.digest());

    hand = entry -> entry.sequence() == 1 ? entry.sealed(null) : entry;
    assertThat(f.desk.register().verify(Query.all(), report -> {}).faulty()).isEqualTo(251);
  }

  @Test
  void an_incident_that_is_not_there_has_nothing_to_verify() {
    assertThatThrownBy(() -> f.desk.register().verify(new IncidentId(new UUID(4, 4))))
        .isInstanceOf(NoSuchIncidentException.class);
  }
}
