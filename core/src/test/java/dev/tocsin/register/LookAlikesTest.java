package dev.tocsin.register;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.Fixture;
import dev.tocsin.ServiceDesk;
import dev.tocsin.escalation.When;
import dev.tocsin.host.Suggestion;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.policy.KnownWorkaround;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Practice 2: incidents of the past that look alike, and what was done. */
class LookAlikesTest {
  private final Policy policy =
      teams()
          .workaround(
              new KnownWorkaround("by hand", When.any().categories("database"), "Do it by hand."))
          .build();
  private final Fixture f = new Fixture(policy);

  private Incident log(String title, String category) {
    return f.desk.log(Report.of(title).source(Source.USER).category(category));
  }

  private Incident resolved(String title, String category, String done) {
    return f.desk.resolve(log(title, category).id(), DANA, done);
  }

  private LookAlikes past() {
    resolved("Printer in hall B is out of paper", "office/printer", "refilled");
    resolved("Deadlock in the order database", "database", "killed the session");
    resolved("VPN drops every hour", "network/vpn", "renewed the certificate");
    log("Deadlock that nobody resolved", "database");
    return f.desk.register().lookAlikes(Query.all());
  }

  @Test
  void the_likeliest_comes_first_with_what_was_done() {
    LookAlikes past = past();
    Incident now = log("Order database has a deadlock", "database");

    List<Suggestion> found = past.suggest(now, 5);

    assertThat(past.size()).isEqualTo(3);
    assertThat(found)
        .first()
        .satisfies(
            each -> {
              assertThat(each.kind()).isEqualTo(Suggestion.INCIDENT);
              assertThat(each.text()).isEqualTo("killed the session");
              assertThat(each.title()).contains("Deadlock in the order database");
            });
    assertThat(found).extracting(Suggestion::text).doesNotContain("refilled");
  }

  @Test
  void an_incident_does_not_look_like_itself() {
    Incident same = resolved("Deadlock", "database", "waited");
    assertThat(f.desk.register().lookAlikes(Query.all()).suggest(same, 5)).isEmpty();
  }

  @Test
  void nothing_is_alike_where_nothing_is_known() {
    assertThat(LookAlikes.of(List.of()).suggest(log("Anything", "database"), 5)).isEmpty();
  }

  @Test
  void the_desk_names_workarounds_first_and_then_what_its_host_knows() {
    ServiceDesk desk = ServiceDesk.builder(policy, f.memory, f::id).knowledge(past()).build();
    Incident now = log("Order database has a deadlock", "database");

    assertThat(desk.suggest(now.id(), 5))
        .extracting(Suggestion::kind)
        .containsExactly(Suggestion.WORKAROUND, Suggestion.INCIDENT);
    assertThat(desk.suggest(now.id(), 1)).hasSize(1);
    assertThatThrownBy(() -> desk.suggest(now.id(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(seed = "41", tries = 100)
  void the_order_in_which_they_are_learnt_does_not_matter(@ForAll @IntRange(max = 1000) int seed) {
    Fixture g = new Fixture(policy);
    List<Incident> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Incident each =
          g.desk.log(
              Report.of("disk " + (i % 3) + " of node " + (i % 5) + " fails")
                  .source(Source.MONITORING)
                  .category("database"));
      all.add(g.desk.resolve(each.id(), DANA, "done " + i));
    }
    Incident now =
        g.desk.log(
            Report.of("disk 2 of node 4 fails").source(Source.MONITORING).category("database"));
    List<Suggestion> expected = LookAlikes.of(all).suggest(now, 12);
    Collections.shuffle(all, new java.util.Random(seed));
    List<Suggestion> found = LookAlikes.of(all).suggest(now, 12);
    assertThat(found).isEqualTo(expected);
    assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(b.likeness(), a.likeness()));
    assertThat(found).allMatch(each -> each.likeness() >= LookAlikes.LEAST && each.likeness() <= 1);
  }

  @Test
  void an_exercise_says_nothing_of_how_service_is_restored() {
    Incident drill = f.desk.log(Report.of("Search answers nothing").asExercise());
    f.desk.resolve(drill.id(), DANA, "pressed the red button");
    LookAlikes past = f.desk.register().lookAlikes(Query.all());
    assertThat(past.size()).isZero();
  }
}
