package dev.tocsin.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ChanceTest {

  @Property(seed = "29", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void agrees_with_counting_all_draws(
      @ForAll @IntRange(min = 1, max = 400) int all,
      @ForAll @IntRange(max = 400) int marked,
      @ForAll @IntRange(max = 400) int drawn,
      @ForAll @IntRange(max = 60) int least) {
    int m = Math.min(marked, all);
    int d = Math.min(drawn, all);
    BigInteger hits = BigInteger.ZERO;
    for (int hit = least; hit <= Math.min(m, d); hit++) {
      hits = hits.add(choose(m, hit).multiply(choose(all - m, d - hit)));
    }
    double exact =
        new BigDecimal(hits)
            .divide(new BigDecimal(choose(all, d)), MathContext.DECIMAL64)
            .doubleValue();
    assertThat(Chance.ofAtLeast(least, all, m, d))
        .isCloseTo(exact, offset(exact * 1e-9 + Double.MIN_NORMAL));
  }

  @Example
  void the_ends_are_certain() {
    for (int drawn : new int[] {0, 1, 9, 10}) {
      for (int marked : new int[] {0, 1, 9, 10}) {
        assertThat(Chance.ofAtLeast(0, 10, marked, drawn)).isOne();
        assertThat(Chance.ofAtLeast(Math.min(marked, drawn) + 1, 10, marked, drawn)).isZero();
        assertThat(Chance.ofAtLeast(Math.max(0, marked + drawn - 10), 10, marked, drawn)).isOne();
      }
    }
  }

  @Example
  void large_counts_stay_a_chance() {
    double usual = Chance.ofAtLeast(1_000, 1_000_000, 100_000, 10_000);
    assertThat(usual).isBetween(0.45, 0.55);
    assertThat(Chance.ofAtLeast(2_000, 1_000_000, 100_000, 10_000)).isBetween(0.0, 1e-100);
  }

  private static BigInteger choose(int of, int some) {
    if (some < 0 || some > of) {
      return BigInteger.ZERO;
    }
    BigInteger result = BigInteger.ONE;
    for (int i = 0; i < some; i++) {
      result = result.multiply(BigInteger.valueOf(of - i)).divide(BigInteger.valueOf(i + 1));
    }
    return result;
  }
}
