package dev.tocsin.examples.policytool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes again is told once, with how often; and whom it reaches, with how. */
class RepeatsTest {
  private static final String HOTLINE = Ran.file("hotline.yaml").toString();
  private static final String LOGGED = "2026-11-25T09:00:00Z";

  @Test
  void are_folded_into_one_line() {
    Ran ran = Ran.with("due", HOTLINE, "--logged", LOGGED);
    assertThat(ran.out().lines().skip(4))
        .containsExactly(
            "Wed 2026-11-25 09:00:00 Z  rung page → person:dana, person:mo by phone",
            "Wed 2026-11-25 09:10:00 Z  rung page, repeat 1 → person:dana, person:mo by phone",
            "Wed 2026-11-25 09:15:00 Z  response target breached",
            "Wed 2026-11-25 09:20:00 Z  rung page, repeat 2 → person:dana, person:mo by phone",
            "Wed 2026-11-25 09:30:00 Z  rung page, repeat 3 → person:dana, person:mo by phone",
            "Wed 2026-11-25 09:45:00 Z  75% of the update target",
            "Wed 2026-11-25 10:00:00 Z  update target breached",
            "  … these 2 again every 1 h, 719 times, last Fri 2026-12-25 09:00:00 Z",
            "There is more after that: look further with --days.");
  }

  @Test
  void of_a_single_thing_are_counted_from_the_second() {
    String text = Ran.text("hotline.yaml").replace("{ within: 1h, warn: [75%] }", "1h");
    Ran ran = Ran.withInput(text.replace("response: 15m, ", ""), "due", "-", "--logged", LOGGED);
    assertThat(ran.out().lines().skip(4))
        .containsExactly(
            "Wed 2026-11-25 09:00:00 Z  rung page → person:dana, person:mo by phone",
            "  … again every 10 min, 3 times, last Wed 2026-11-25 09:30:00 Z",
            "Wed 2026-11-25 10:00:00 Z  update target breached",
            "  … again every 1 h, 719 times, last Fri 2026-12-25 09:00:00 Z",
            "There is more after that: look further with --days.");
  }

  @Test
  void stay_single_for_programs() {
    Ran ran = Ran.with("due", HOTLINE, "--logged", LOGGED, "--json");
    assertThat(ran.json().get("due")).hasSizeGreaterThan(1_400);
    assertThat(ran.json().get("due").get(3).get("people").toString())
        .isEqualTo("[\"person:dana\",\"person:mo by phone\"]");
  }

  @Test
  void of_a_rung_are_told_with_their_number() {
    for (List<String> command :
        List.of(
            List.of("route", HOTLINE),
            List.of("diagram", HOTLINE, "matrix"),
            List.of("diagram", HOTLINE, "matrix", "--svg"))) {
      assertThat(Ran.with(command.toArray(new String[0])).out())
          .contains("again every 10 min, 3 times");
    }
  }

  @Test
  void of_a_rung_are_told_where_the_path_repeats_it() {
    String text = Ran.text("hotline.yaml");
    String rung = text.lines().filter(each -> each.contains("id: page")).findFirst().orElseThrow();
    String repeated =
        rung.replace("      - ", "{ rungs: [")
            .replace(", repeat: \"every 10m, 3 times\"", "")
            .concat("], repeat: { from: page, every: 20m, times: 1 } }");
    text = text.replace("    path:\n" + rung, "    path: " + repeated);
    Ran ran = Ran.withInput(text, "route", "-");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("again every 20 min, once (rung page)");
  }
}
