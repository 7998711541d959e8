package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.checkoutDown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Incident;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** "The matrix": support hours are asked at the start of the round (decision 0018). */
class RoundStartTest {
  private final Fixture f =
      new Fixture(
          Fixture.teams()
              .calendar(
                  BusinessCalendar.builder("business", ZoneId.of("UTC"))
                      .weekly(WeeklyHours.CLOSED.open("08:00-16:00", DayOfWeek.FRIDAY))
                      .build())
              .row(new MatrixRow("by day", When.any().inside("business"), "quiet"))
              .row(new MatrixRow("by night", When.any(), "quiet"))
              .path(Path.of("quiet"))
              .build());

  private @Nullable String row(Incident incident) {
    return f.get(incident).escalation().row();
  }

  @Test
  void a_category_that_changes_at_night_keeps_the_row_of_the_day() {
    Incident incident = f.desk.log(checkoutDown());
    assertThat(row(incident)).isEqualTo("by day");
    f.pass(Duration.ofHours(12));
    f.desk.handle(
        incident.id(),
        new Command.Recategorise(Category.of("application/checkout/cart"), "closer"),
        Caller.of(DANA));
    assertThat(row(incident)).isEqualTo("by day");
  }

  @Test
  void a_round_that_starts_at_night_takes_the_row_of_the_night() {
    Incident incident = f.desk.log(checkoutDown());
    f.pass(Duration.ofHours(12));
    f.desk.assign(incident.id(), DANA, "database", null, "a slow query");
    assertThat(row(incident)).isEqualTo("by night");
  }
}
