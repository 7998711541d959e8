package dev.tocsin.policy;

import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.Fixture;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.InvalidValueException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What would make every incident of a policy fail is refused when the policy is built. */
class PolicyLimitsTest {
  @Nested
  class Names {
    @Test
    void as_long_as_they_may_be_make_an_incident() {
      String name = "n".repeat(80);
      Fixture f =
          new Fixture(
              Fixture.teams()
                  .team(Team.of("t".repeat(80), 2, "p".repeat(200)))
                  .escalate(
                      name,
                      When.any(),
                      Rung.after("r".repeat(80), minutes(0))
                          .notifyOnCall("t".repeat(80))
                          .reassign("t".repeat(80)))
                  .build());
      f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      assertThat(f.sent).isNotEmpty();
    }

    @Test
    void too_long_blank_or_of_two_lines_are_refused() {
      for (String bad : new String[] {"n".repeat(81), " ", "a\nb", "a\ud800"}) {
        refused(Fixture.teams(), bad, "r");
        refused(Fixture.teams(), "p", bad);
        assertThatThrownBy(() -> Fixture.teams().team(Team.of(bad, 1)).build())
            .isInstanceOf(InvalidValueException.class);
      }
    }

    private void refused(PolicyBuilder policy, String path, String rung) {
      assertThatThrownBy(
              () ->
                  policy
                      .escalate(
                          path, When.any(), Rung.after(rung, minutes(0)).notifyOnCall("checkout"))
                      .build())
          .isInstanceOf(InvalidValueException.class);
    }
  }

  @Nested
  class Audiences {
    private PolicyBuilder crowd(int people) {
      String[] names = IntStream.range(0, people).mapToObj(i -> "p" + i).toArray(String[]::new);
      return Fixture.teams()
          .team(Team.of("crowd", 1, names))
          .escalate("all", When.any(), Rung.after("page", minutes(0)).notifyOnCall("crowd"));
    }

    @Test
    void of_thirty_are_told_at_once() {
      Fixture f = new Fixture(crowd(30).build());
      f.desk.log(checkoutDown());
      f.worker.runUntilIdle();
      assertThat(f.sent).hasSize(30);
    }

    @Test
    void that_no_commit_could_hold_are_refused() {
      assertThatThrownBy(() -> crowd(31).build())
          .isInstanceOf(InvalidPolicyException.class)
          .hasMessageContaining("31")
          .hasMessageContaining("30");
    }
  }
}
