package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.policy.Staffing;
import dev.tocsin.register.Pattern;
import dev.tocsin.register.PatternOptions;
import dev.tocsin.register.ProblemCandidate;
import dev.tocsin.store.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "Proactive": what recurs more than chance allows is proposed as a problem, once. */
class ProblemCandidatesTest {
  private final Fixture f =
      new Fixture(teams().role("problem-manager", Staffing.of("pat")).build());
  private final List<Incident> burst = new ArrayList<>();

  private Incident log(String service, String title) {
    return f.desk.log(
        Report.of(title).source(Source.MONITORING).category("database").service(service));
  }

  /** Twelve weeks with six different services each; in the last one eight of the shop's beside. */
  private PatternOptions register() {
    for (int week = 0; week < 12; week++) {
      for (int i = 0; i < 6; i++) {
        log("service-" + (week * 6 + i) % 9, "Number " + (week * 6 + i));
        f.sleep(Duration.ofDays(1));
      }
      if (week == 11) {
        for (int i = 0; i < 8; i++) {
          burst.add(log("shop", "Deadlock " + i));
        }
      }
      f.sleep(Duration.ofDays(1));
    }
    return PatternOptions.asOf(START.plus(Duration.ofDays(84))).windows(Duration.ofDays(7), 12);
  }

  private List<String> proposals(Incident incident) {
    return f.events(incident).stream().filter("problem-proposed"::equals).toList();
  }

  private static ProblemCandidate of(List<ProblemCandidate> all, Pattern.Subject subject) {
    return all.stream()
        .filter(each -> each.pattern().subject() == subject)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_candidate_links_its_incidents_and_is_proposed_in_the_first() {
    PatternOptions options = register();

    List<ProblemCandidate> found = f.desk.register().proposeProblems(options, DANA);
    f.worker.runUntilIdle();

    ProblemCandidate shop = of(found, Pattern.Subject.SERVICE);
    assertThat(shop.pattern().name()).isEqualTo("shop");
    assertThat(shop.proposed()).isTrue();
    assertThat(shop.linked()).isEqualTo(8);
    assertThat(shop.first()).isEqualTo(burst.get(0).id());
    Link link = new Link(Link.PROBLEM_CANDIDATE, shop.candidate());
    assertThat(burst).allSatisfy(each -> assertThat(f.get(each).links()).contains(link));
    assertThat(of(found, Pattern.Subject.TEXT).pattern().name()).isEqualTo("deadlock");
    assertThat(proposals(burst.get(0))).hasSize(found.size());
    assertThat(f.told()).filteredOn("pat:inform"::equals).hasSize(found.size());
    burst.forEach(f::check);
  }

  @Test
  void it_is_proposed_once_and_not_every_night() {
    PatternOptions options = register();
    f.desk.register().proposeProblems(options, DANA);
    f.worker.runUntilIdle();
    long version = f.get(burst.get(0)).version();

    List<ProblemCandidate> again = f.desk.register().proposeProblems(options, DANA);

    assertThat(again).isNotEmpty().noneMatch(ProblemCandidate::proposed);
    assertThat(again).allMatch(each -> each.linked() == 0);
    assertThat(f.get(burst.get(0)).version()).isEqualTo(version);
  }

  @Test
  void what_comes_later_is_linked_without_another_proposal() {
    PatternOptions options = register();
    f.desk.register().proposeProblems(options, DANA);
    f.now = START.plus(Duration.ofDays(83));
    Incident late = log("shop", "Deadlock again");

    List<ProblemCandidate> again = f.desk.register().proposeProblems(options, DANA);

    ProblemCandidate shop = of(again, Pattern.Subject.SERVICE);
    assertThat(shop.proposed()).isFalse();
    assertThat(shop.linked()).isEqualTo(1);
    assertThat(f.get(late).links()).contains(new Link(Link.PROBLEM_CANDIDATE, shop.candidate()));
    assertThat(proposals(late)).isEmpty();
  }

  @Test
  void chance_is_no_candidate() {
    for (int day = 0; day < 84; day++) {
      log("service-" + day % 7, "Number " + day);
      f.sleep(Duration.ofDays(1));
    }
    PatternOptions options =
        PatternOptions.asOf(START.plus(Duration.ofDays(84))).windows(Duration.ofDays(7), 12);
    assertThat(f.desk.register().proposeProblems(options, DANA)).isEmpty();
  }

  @Test
  void the_register_hands_out_its_facts() {
    register();
    List<String> services = new ArrayList<>();
    f.desk.register().records(Query.all(), record -> services.add(record.service()));
    assertThat(services).hasSize(80).contains("shop");
  }
}
