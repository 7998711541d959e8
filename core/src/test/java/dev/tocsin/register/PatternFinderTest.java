package dev.tocsin.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class PatternFinderTest {
  private static final Instant AS_OF = Instant.parse("2026-11-30T00:00:00Z");
  private static final int WEEKS = 20;
  private static final PatternOptions OPTIONS =
      PatternOptions.asOf(AS_OF).windows(Duration.ofDays(7), WEEKS);

  /** An incident as patterns see it. */
  private record Seen(String category, int week, LeftOut leftOut) {}

  /** Weeks of very different size, categories of very different size, and nothing to be found. */
  private static List<Seen> usual(Random random, int count) {
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double skew = random.nextDouble();
      int week = (int) (WEEKS * random.nextDouble() * random.nextDouble());
      seen.add(new Seen("area-" + (int) (40 * skew * skew), week, null));
    }
    return seen;
  }

  private static List<Pattern> find(List<Seen> seen, PatternOptions options) {
    PatternFinder finder = new PatternFinder(options);
    for (int i = 0; i < seen.size(); i++) {
      Instant at = AS_OF.minus(Duration.ofDays(7L * (WEEKS - seen.get(i).week)));
      finder.add(
          IncidentRecord.builder("INC-%05d".formatted(i), at.plusSeconds(i % 600_000))
              .category(Category.of(seen.get(i).category))
              .leftOut(seen.get(i).leftOut)
              .build());
    }
    return finder.find();
  }

  @Example
  void a_burst_is_found_with_its_window_and_evidence() {
    List<Seen> seen = usual(new Random(1), 3_000);
    for (int i = 0; i < 25; i++) {
      seen.add(new Seen("area-39", 12, null));
    }
    List<Pattern> patterns = find(seen, OPTIONS);
    assertThat(patterns).hasSize(1);
    Pattern burst = patterns.get(0);
    assertThat(burst.subject()).isEqualTo(Pattern.Subject.CATEGORY);
    assertThat(burst.name()).isEqualTo("area-39");
    assertThat(burst.from()).isEqualTo(AS_OF.minus(Duration.ofDays(7L * (WEEKS - 12))));
    assertThat(Duration.between(burst.from(), burst.to())).isEqualTo(Duration.ofDays(7));
    assertThat(burst.count()).isGreaterThanOrEqualTo(25);
    assertThat(burst.expected()).isLessThan(5);
    assertThat(burst.evidence()).hasSize(PatternFinder.MOST_EVIDENCE).isSorted();
  }

  @Example
  void a_busy_week_is_no_pattern() {
    List<Seen> seen = usual(new Random(2), 3_000);
    List<Seen> busy = usual(new Random(3), 3_000);
    busy.forEach(each -> seen.add(new Seen(each.category, 7, null)));
    assertThat(find(seen, OPTIONS)).isEmpty();
  }

  @Example
  void what_does_not_count_in_figures_makes_no_pattern() {
    List<Seen> seen = usual(new Random(1), 3_000);
    for (int i = 0; i < 50; i++) {
      seen.add(new Seen("area-39", 12, LeftOut.values()[i % 4]));
    }
    assertThat(find(seen, OPTIONS)).isEmpty();
  }

  /** Without anything to find, at most the stated share of registers yields a candidate. */
  @Example
  void a_shuffled_register_yields_no_more_than_the_stated_share() {
    PatternOptions options = OPTIONS.falseDiscoveries(0.1);
    Random random = new Random(29);
    List<Seen> seen = usual(random, 2_000);
    for (int i = 0; i < 300; i++) {
      seen.add(new Seen("area-5", 3, null)); // goes with all others when they are shuffled
    }
    assertThat(find(seen, options)).isNotEmpty();
    int shuffles = 200;
    int alarms = 0;
    for (int i = 0; i < shuffles; i++) {
      alarms += find(shuffled(seen, random), options).isEmpty() ? 0 : 1;
    }
    assertThat(alarms).isLessThanOrEqualTo((int) (0.1 * shuffles));
  }

  /** With bursts among the noise, the false ones stay a small part of what is told. */
  @Example
  void false_candidates_stay_below_the_stated_share() {
    PatternOptions options = OPTIONS.falseDiscoveries(0.2);
    Random random = new Random(31);
    double sum = 0;
    int runs = 40;
    int found = 0;
    for (int run = 0; run < runs; run++) {
      List<Seen> seen = usual(random, 2_000);
      for (int burst = 0; burst < 5; burst++) {
        for (int i = 0; i < 15; i++) {
          seen.add(new Seen("area-" + (30 + burst), 2 * burst + 5, null));
        }
      }
      List<Pattern> patterns = find(seen, options);
      long planted =
          patterns.stream()
              .filter(
                  p -> {
                    int burst = Integer.parseInt(p.name().substring(5)) - 30;
                    Duration back = Duration.ofDays(7L * (WEEKS - 2 * burst - 5));
                    return burst >= 0 && burst < 5 && p.from().equals(AS_OF.minus(back));
                  })
              .count();
      found += (int) planted;
      sum += patterns.isEmpty() ? 0 : (double) (patterns.size() - planted) / patterns.size();
    }
    assertThat(sum / runs).isLessThanOrEqualTo(0.2);
    assertThat(found).isGreaterThan((int) (runs * 5 * 0.9));
  }

  @Property(seed = "29", tries = 30)
  void the_order_of_incidents_is_nothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<IncidentRecord> records = new ArrayList<>();
    RandomRecords some = new RandomRecords(seed);
    for (int i = 0; i < 400; i++) {
      records.add(some.next());
    }
    PatternOptions options =
        PatternOptions.asOf(RandomRecords.AS_OF)
            .windows(Duration.ofDays(30), 12)
            .falseDiscoveries(0.9);
    List<Pattern> once = find(options, records);
    Collections.shuffle(records, random);
    assertThat(find(options, records)).isEqualTo(once);
  }

  @Property(seed = "29", tries = 200)
  void what_is_believed_is_what_benjamini_and_hochberg_say(
      @ForAll @Size(max = 40) List<Double> any) {
    List<Double> chances = any.stream().map(value -> Math.abs(value % 1)).toList();
    int tests = chances.size() + 5;
    double share = 0.3;
    int last = 0;
    List<Double> sorted = chances.stream().sorted().toList();
    for (int i = 1; i <= sorted.size(); i++) {
      last = sorted.get(i - 1) <= share * i / tests ? i : last;
    }
    assertThat(Discoveries.of(chances, Double::doubleValue, tests, share))
        .extracting(Discoveries.Believed::finding)
        .containsExactlyElementsOf(sorted.subList(0, last));
  }

  @Example
  void options_out_of_range_are_refused() {
    assertThatThrownBy(() -> OPTIONS.falseDiscoveries(0))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("use a share such as 0.05");
    assertThatThrownBy(() -> OPTIONS.windows(Duration.ZERO, 5))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> OPTIONS.windows(Duration.ofDays(1), 1))
        .isInstanceOf(InvalidValueException.class);
  }

  private static List<Pattern> find(PatternOptions options, List<IncidentRecord> records) {
    PatternFinder finder = new PatternFinder(options);
    records.forEach(finder::add);
    return finder.find();
  }

  /** The same categories and the same weeks, joined blindly. */
  private static List<Seen> shuffled(List<Seen> seen, Random random) {
    List<String> categories = new ArrayList<>(seen.stream().map(Seen::category).toList());
    Collections.shuffle(categories, random);
    List<Seen> shuffled = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      shuffled.add(new Seen(categories.get(i), seen.get(i).week, null));
    }
    return shuffled;
  }
}
