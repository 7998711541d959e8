package dev.tocsin.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HistogramTest {
  private static final double[] SHARES = {0.0001, 0.25, 0.5, 0.9, 0.95, 0.99, 1};

  @Provide
  Arbitrary<List<Long>> durations() {
    // As many short ones as long ones: a random power of two, then a number below it.
    Arbitrary<Long> one =
        Arbitraries.integers()
            .between(0, 62)
            .flatMap(bits -> Arbitraries.longs().between(0, 1L << bits));
    return one.list().ofMinSize(1).ofMaxSize(300);
  }

  @Property(seed = "29", tries = 500)
  void a_percentile_is_that_of_the_sorted_durations_within_the_stated_error(
      @ForAll("durations") List<Long> millis) {
    Histogram histogram = of(millis);
    List<Long> sorted = millis.stream().sorted().toList();
    for (double share : SHARES) {
      int rank = Math.max(1, (int) Math.ceil(share * sorted.size()));
      long exact = sorted.get(rank - 1);
      double wrong = Math.abs(histogram.quantile(share).toMillis() - (double) exact);
      assertThat(wrong).isLessThanOrEqualTo(exact * Histogram.RELATIVE_ERROR);
    }
    assertThat(histogram.longest().toMillis()).isEqualTo(sorted.get(sorted.size() - 1));
  }

  @Property(seed = "29", tries = 200, edgeCases = EdgeCasesMode.NONE)
  void merged_parts_tell_the_same_as_the_whole(
      @ForAll("durations") List<Long> one, @ForAll("durations") List<Long> two) {
    Histogram whole = of(one);
    two.forEach(each -> whole.add(Duration.ofMillis(each)));
    Histogram merged = of(two);
    merged.merge(of(one));
    assertThat(merged.times()).isEqualTo(whole.times());
    assertThat(merged.size()).isEqualTo(whole.size());
  }

  @Example
  void nothing_was_counted() {
    assertThat(new Histogram().times())
        .isEqualTo(
            new Figures.Times(
                0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }

  @Example
  void a_negative_duration_counts_as_zero() {
    Histogram histogram = new Histogram();
    histogram.add(Duration.ofHours(-3));
    assertThat(histogram.times().longest()).isZero();
    assertThat(histogram.count()).isOne();
  }

  @Example
  void the_mean_is_exact() {
    assertThat(of(List.of(1_000_003L, 5L, 7L)).mean())
        .isEqualTo(Duration.ofNanos(333_338_333_333L));
  }

  private static Histogram of(List<Long> millis) {
    Histogram histogram = new Histogram();
    millis.forEach(each -> histogram.add(Duration.ofMillis(each)));
    return histogram;
  }
}
