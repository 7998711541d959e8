package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
  private static final long FIRST = -62_135_596_800L;
  private static final long LAST = 253_402_300_799L;
  private static final int[] STEPS = {1, 1_000, 1_000_000, 1_000_000_000};

  private final Codec codec = Codec.jackson();

  record Holder(@JsonFormat(shape = JsonFormat.Shape.STRING) Instant at) {}

  @Property(seed = "20261129")
  void the_text_is_that_of_the_jdk_and_comes_back_equal(
      @ForAll @LongRange(min = FIRST, max = LAST) long seconds,
      @ForAll @LongRange(min = 0, max = 999_999_999) long nanos,
      @ForAll @IntRange(min = 0, max = 3) int step) {
    Instant instant = Instant.ofEpochSecond(seconds, nanos / STEPS[step] * STEPS[step]);
    String text = InstantText.of(instant);

    assertThat(text).isEqualTo(instant.toString());
    assertThat(InstantText.usual(text)).isTrue();
    assertThat(InstantText.parse(text)).isEqualTo(instant);
    assertThat(codec.decode(codec.encode(new Holder(instant)), Holder.class).at())
        .isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "-4713-01-01T00:00:00Z",
        "+12000-01-01T00:00:00Z",
        "2024-02-29T23:59:59.000001Z",
        "2026-11-29T12:00:00.1Z",
        "2026-11-29T12:00:00.1234567Z",
        "2026-11-29T12:00:00+01:00",
        "2026-11-29t12:00:00z"
      })
  void what_else_jackson_reads_is_read_as_ever(String text) {
    Instant expected = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);

    assertThat(codec.decode("{\"at\":\"" + text + "\"}", Holder.class).at()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-13-29T12:00:00Z\"",
        "\"2026-02-30T12:00:00Z\"",
        "\"2026-11-29T12:60:00Z\"",
        "\"2026-11-29T12:00:61Z\"",
        "\"2026-11-29T25:00:00Z\"",
        "\"2026-11-29T12:00Z\"",
        "\"2026-11-29T12:00:00.1234567890Z\"",
        "\"2026-11-29 12:00:00Z\"",
        "\"２０２６-11-29T12:00:00Z\"",
        "\"today\"",
        "{}"
      })
  void what_is_no_instant_is_refused(String json) {
    assertThatThrownBy(() -> codec.decode("{\"at\":" + json + "}", Holder.class))
        .isInstanceOf(CodecException.class);
  }

  @Test
  void midnight_at_the_end_of_a_day_and_an_empty_fraction_are_read_as_the_jdk_reads_them() {
    for (String text : List.of("2026-11-29T24:00:00Z", "2026-11-29T12:00:00.Z")) {
      assertThat(codec.decode("{\"at\":\"" + text + "\"}", Holder.class).at())
          .isEqualTo(Instant.parse(text));
    }
  }

  @Test
  void a_day_that_no_month_has_is_out_of_range() {
    assertThatThrownBy(() -> InstantText.parse("2023-02-29T00:00:00Z"))
        .isInstanceOf(DateTimeException.class);
  }
}
