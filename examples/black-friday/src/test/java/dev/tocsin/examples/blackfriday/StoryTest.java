package dev.tocsin.examples.blackfriday;

import static dev.tocsin.incident.Phase.CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.examples.blackfriday.payload.JsonFile;
import dev.tocsin.examples.blackfriday.payload.Payload;
import dev.tocsin.examples.blackfriday.payload.Payloads;
import dev.tocsin.examples.blackfriday.play.Day;
import dev.tocsin.examples.blackfriday.play.Sent;
import dev.tocsin.examples.blackfriday.play.Storehouse;
import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import dev.tocsin.verify.Severity;
import dev.tocsin.verify.Verification;
import dev.tocsin.verify.VerifyOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoryTest {
  private final Policy policy = PolicyFile.read(Path.of("black-friday.yaml"));
  private final Payload payload =
      Payloads.read(JsonFile.read(Path.of("alertmanager.json")), policy.priorities());

  @Test
  void the_policy_of_the_day_is_clean() {
    Instant eve = Instant.parse("2026-11-20T00:00:00Z");
    assertThat(Verification.of(policy, VerifyOptions.from(eve)).findings())
        .allMatch(finding -> finding.severity() == Severity.INFO);
  }

  @Nested
  class With_people {
    private final List<Story> stories =
        Day.withPeople(payload, policy, "repaired", Storehouse.memory()).stories();
    private final Story story = stories.get(0);

    @Test
    void one_alert_is_one_incident_however_often_it_is_posted() {
      assertThat(stories).hasSize(1);
      assertThat(story.incident().recurrences()).isEqualTo(2);
    }

    @Test
    void monitoring_logs_it_at_the_instant_at_which_it_began() {
      assertThat(story.start()).isEqualTo(Instant.parse("2026-11-27T18:02:41.318Z"));
      assertThat(story.incident().priority()).hasToString("P1");
    }

    @Test
    void it_is_resolved_in_less_than_20_minutes_and_closed_after() {
      assertThat(minutes(resolvedAt())).isEqualTo(19);
      assertThat(story.incident().phase()).isEqualTo(CLOSED);
    }

    @Test
    void a_recurrence_pages_nobody() {
      List<Instant> recurrences = at(LifecycleEvent.Recurred.class);
      assertThat(recurrences).hasSize(2);
      assertThat(sent()).noneMatch(sent -> recurrences.contains(sent.at()));
    }

    @Test
    void subscribers_are_told_at_once_by_self_service() {
      Sent first = sent().get(0);
      assertThat(first.message().recipient()).hasToString("subscribers:shop");
      assertThat(minutes(first.at())).isZero();
    }

    @Test
    void the_accountable_team_is_paged_twice_and_nobody_answers() {
      assertThat(sent())
          .filteredOn(sent -> sent.message().purpose().equals("page"))
          .extracting(sent -> minutes(sent.at()) + " " + sent.message().recipient().id())
          .containsExactly("0 dana", "10 dana");
    }

    @Test
    void whoever_the_rota_names_is_paged_and_an_override_counts() {
      assertThat(policy.rotas().get("database").at(story.start()))
          .singleElement()
          .satisfies(
              duty -> {
                assertThat(duty.contact().recipient().id()).isEqualTo("lee");
                assertThat(duty.override()).isNotNull();
              });
    }

    @Test
    void all_promises_are_kept() {
      assertThat(at(ServiceLevelEvent.TargetWarned.class))
          .extracting(this::minutes)
          .containsExactly(15L);
      assertThat(at(ServiceLevelEvent.TargetBreached.class)).isEmpty();
    }

    @Test
    void three_teams_are_called_together_at_15_minutes() {
      assertThat(sent())
          .filteredOn(sent -> sent.message().purpose().equals("swarm"))
          .extracting(sent -> minutes(sent.at()) + " " + sent.message().recipient().id())
          .containsExactly("15 lee", "15 kim", "15 noor");
    }

    @Test
    void the_others_are_released_and_hear_nothing_afterwards() {
      Instant released = at(SwarmEvent.SwarmReleased.class).get(0);
      assertThat(minutes(released)).isEqualTo(18);
      assertThat(sent())
          .filteredOn(sent -> !sent.at().isBefore(released))
          .allMatch(sent -> sent.message().purpose().equals("release"))
          .allMatch(sent -> sent.at().equals(released))
          .extracting(sent -> sent.message().recipient().id())
          .containsExactlyInAnyOrder("dana", "kim", "noor");
    }

    @Test
    void exactly_one_team_is_accountable_at_any_time() {
      assertThat(IntStream.rangeClosed(1, story.entries().size()))
          .extracting(n -> IncidentEngine.fold(story.entries().subList(0, n)).team())
          .allMatch(policy.teams()::containsKey)
          .contains("infrastructure", "database")
          .isSubsetOf("infrastructure", "database");
    }

    @Test
    void the_register_folds_into_the_incident() {
      assertThat(IncidentEngine.fold(story.entries())).isEqualTo(story.incident());
    }

    private List<Sent> sent() {
      return List.copyOf(story.sent().values());
    }

    private long minutes(Instant at) {
      return Duration.between(story.start(), at).toMinutes();
    }

    private Instant resolvedAt() {
      return at(LifecycleEvent.Resolved.class).get(0);
    }

    private List<Instant> at(Class<?> type) {
      return story.entries().stream()
          .filter(entry -> type.isInstance(entry.event()))
          .map(Entry::occurredAt)
          .toList();
    }
  }

  @Nested
  class With_nobody {
    private final Story real =
        Day.withPeople(payload, policy, "repaired", Storehouse.memory()).stories().get(0);
    private final Story ghost =
        Day.withNobody(payload, policy, Storehouse.memory()).stories().get(0);

    @Test
    void it_is_the_same_incident() {
      assertThat(ghost.incident().id()).isEqualTo(real.incident().id());
    }

    @Test
    void it_ends_as_a_major_incident_that_is_still_new() {
      Incident end = ghost.incident();
      assertThat(end.state()).isEqualTo("New");
      assertThat(end.major()).isNotNull();
      assertThat(end.team()).isEqualTo("infrastructure");
    }

    @Test
    void management_hears_of_it_in_the_end() {
      assertThat(ghost.sent().values())
          .extracting(sent -> sent.message().recipient().id())
          .contains("maya", "otto");
      assertThat(real.sent().values())
          .extracting(sent -> sent.message().recipient().id())
          .doesNotContain("maya", "otto");
    }

    @Test
    void response_and_resolution_are_missed_at_their_instants() {
      assertThat(ghost.entries())
          .filteredOn(
              entry ->
                  entry.event() instanceof ServiceLevelEvent.TargetBreached breached
                      && !breached.target().equals("update"))
          .extracting(Entry::occurredAt)
          .containsExactly(
              ghost.start().plus(Duration.ofMinutes(20)), ghost.start().plus(Duration.ofHours(2)));
    }

    @Test
    void no_person_did_anything() {
      assertThat(ghost.played()).isFalse();
    }
  }
}
