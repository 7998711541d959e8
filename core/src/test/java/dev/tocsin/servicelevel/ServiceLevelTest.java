package dev.tocsin.servicelevel;

import static dev.tocsin.servicelevel.TargetKind.RESOLUTION;
import static dev.tocsin.servicelevel.TargetKind.RESPONSE;
import static dev.tocsin.servicelevel.TargetKind.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Service levels": what is promised, as values. */
class ServiceLevelTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void it_has_at_most_one_target_of_each_kind() {
    ServiceLevel gold =
        ServiceLevel.of(
            "gold", ServiceTarget.of(RESOLUTION, HOUR), ServiceTarget.of(RESPONSE, HOUR));
    assertThat(gold.targets()).containsOnlyKeys(RESPONSE, RESOLUTION);
    assertThat(gold.targets().keySet()).containsExactly(RESPONSE, RESOLUTION);
    assertThat(gold.target(UPDATE)).isNull();
    assertThatThrownBy(
            () ->
                ServiceLevel.of(
                    "gold", ServiceTarget.of(UPDATE, HOUR), ServiceTarget.of(UPDATE, HOUR)))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(
            () -> new ServiceLevel("gold", Map.of(UPDATE, ServiceTarget.of(RESPONSE, HOUR))))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void only_a_hold_for_the_caller_pauses_a_resolution_by_default_and_nothing_else() {
    assertThat(ServiceTarget.of(RESOLUTION, HOUR).pausedBy()).containsExactly("caller");
    assertThat(ServiceTarget.of(RESPONSE, HOUR).pausedBy()).isEmpty();
    assertThat(ServiceTarget.of(UPDATE, HOUR).pausedBy()).isEmpty();
  }

  @Test
  void the_order_in_which_warnings_and_pauses_are_given_means_nothing() {
    ServiceTarget target =
        new ServiceTarget(RESPONSE, HOUR, null, List.of(90, 50), Set.of("supplier", "change"));
    assertThat(target.warnings()).containsExactly(50, 90);
    assertThat(target.pausedBy()).containsExactly("change", "supplier");
    assertThat(target)
        .isEqualTo(
            ServiceTarget.of(RESPONSE, HOUR)
                .warnings(50, 90)
                .pausedBy(List.of("change", "supplier")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100, 150})
  void a_warning_comes_before_the_breach(int share) {
    assertThatThrownBy(() -> ServiceTarget.of(RESPONSE, HOUR).warnings(share))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("1% to 99%");
  }

  @Test
  void a_warning_is_given_once() {
    assertThatThrownBy(() -> ServiceTarget.of(RESPONSE, HOUR).warnings(50, 50))
        .isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-PT1H", "PT0.999999S", "PT876001H", "PT1.0000001S"})
  void a_target_takes_at_least_a_second_and_at_most_a_hundred_years(Duration within) {
    assertThatThrownBy(() -> ServiceTarget.of(RESPONSE, within))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void names_are_checked() {
    assertThatThrownBy(() -> ServiceLevel.of(" ")).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> ServiceTarget.of(RESPONSE, HOUR).calendar(""))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> ServiceTarget.of(RESPONSE, HOUR).pausedBy(List.of("")))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Alarm(0, 50, Instant.EPOCH))
        .isInstanceOf(InvalidValueException.class);
  }
}
