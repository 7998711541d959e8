package dev.tocsin.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The name that was probably meant. */
class NearestTest {

  @Test
  void a_slip_finds_the_name() {
    List<String> names = List.of("on-call", "tier", "database", "network");
    assertThat(Nearest.of("databse", names)).isEqualTo("database");
    assertThat(Nearest.of("tire", names)).isEqualTo("tier");
    assertThat(Nearest.of("ON_CALL", names)).isEqualTo("on-call");
    assertThat(Nearest.of("sales", names)).isNull();
    assertThat(Nearest.of("x".repeat(5_000), names)).isNull();
  }

  @Test
  void very_many_names_are_not_all_listed() {
    List<String> names = IntStream.range(0, 200).mapToObj(i -> "n" + i).toList();
    assertThat(Nearest.remedy("something", names))
        .endsWith("n15 and 184 more")
        .hasSizeLessThan(120);
  }

  @Property(seed = "29")
  void the_distance_is_symmetric_and_zero_only_for_the_same(
      @ForAll @AlphaChars @StringLength(max = 8) String a,
      @ForAll @AlphaChars @StringLength(max = 8) String b) {
    assertThat(Nearest.distance(a, b)).isEqualTo(Nearest.distance(b, a));
    assertThat(Nearest.distance(a, b) == 0).isEqualTo(a.equals(b));
    assertThat(Nearest.distance(a, b)).isLessThanOrEqualTo(Math.max(a.length(), b.length()));
  }
}
