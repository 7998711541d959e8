package dev.tocsin.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.policy.HourlyRate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who was in a swarm, how long, and what that cost. */
class SwarmTimeTest {
  private static final Instant AT = Instant.parse("2026-11-27T08:00:00Z");
  private final List<Entry> history = new ArrayList<>();

  private SwarmTimeTest at(int minute, IncidentEvent event) {
    Instant at = AT.plusSeconds(60L * minute);
    history.add(new Entry(history.size() + 1, at, at, Actor.person("dana"), null, null, event));
    return this;
  }

  private Duration time(int minute) {
    return SwarmTime.of(history).time(AT.plusSeconds(60L * minute));
  }

  @Test
  void ends_when_a_person_leaves_the_team_is_released_or_the_incident_is_resolved() {
    at(0, new SwarmEvent.SwarmJoined("database", "lee"));
    at(0, new SwarmEvent.SwarmJoined("network", "nia"));
    at(0, new SwarmEvent.SwarmJoined("checkout", "dana"));
    at(10, new SwarmEvent.SwarmLeft("database", "lee"));
    at(20, new SwarmEvent.SwarmReleased(List.of("network")));
    at(30, new LifecycleEvent.Resolved(new State("Resolved", Phase.RESOLVED), "done", "fix"));
    assertThat(time(500)).isEqualTo(Duration.ofMinutes(60));
  }

  @Test
  void counts_a_person_once_who_came_for_two_teams() {
    at(0, new SwarmEvent.SwarmJoined("database", "lee"));
    at(10, new SwarmEvent.SwarmJoined("network", "lee"));
    at(20, new SwarmEvent.SwarmLeft("database", "lee"));
    assertThat(time(30)).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void counts_those_who_are_there_until_now_and_nothing_before_they_came() {
    at(10, new SwarmEvent.SwarmJoined("database", "lee"));
    assertThat(time(5)).isEqualTo(Duration.ZERO);
    assertThat(time(25)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void times_a_rate_is_the_cost_rounded_half_up() {
    at(0, new SwarmEvent.SwarmJoined("database", "lee"));
    SwarmTime time = SwarmTime.of(history);
    assertThat(time.cost(HourlyRate.of("95.50 EUR"), AT.plusSeconds(5_400))).isEqualTo("143.25");
    assertThat(time.cost(HourlyRate.of("1 EUR"), AT.plusSeconds(18))).isEqualTo("0.01");
    assertThat(time.cost(HourlyRate.of("1 EUR"), AT.plusSeconds(17))).isEqualTo("0.00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "95",
        "95,50 EUR",
        "-1 EUR",
        "0 EUR",
        "1e9 EUR",
        "1000001 EUR",
        "1.23456 EUR",
        "95 E UR",
        "95  EUR",
        "NaN EUR",
        "95 "
      })
  void a_rate_that_is_none_is_refused(String text) {
    assertThatThrownBy(() -> HourlyRate.of(text)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void a_rate_is_the_same_however_it_is_written() {
    assertThat(HourlyRate.of("95.50 EUR")).isEqualTo(HourlyRate.of("95.5 EUR"));
    assertThat(HourlyRate.of("100 EUR")).hasToString("100 EUR");
  }
}
