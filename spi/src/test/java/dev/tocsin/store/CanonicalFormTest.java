package dev.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Samples;
import dev.tocsin.incident.UnknownEvent;
import dev.tocsin.internal.CanonicalValues;
import dev.tocsin.internal.CanonicalWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The canonical form is that of the JSON, and one for each value. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CanonicalFormTest {
  private static final TypeReference<TreeMap<String, @Nullable Object>> TREE =
      new TypeReference<>() {};

  private static List<Entry> everyType() {
    return Histories.entries(Samples.events(), 0);
  }

  private static String of(Entry entry) {
    CanonicalWriter writer = new CanonicalWriter();
    CanonicalValues.write(writer, entry);
    return new String(writer.toBytes(), StandardCharsets.UTF_8);
  }

  private static String of(@Nullable Object value) {
    CanonicalWriter writer = new CanonicalWriter();
    writer.value(value);
    return new String(writer.toBytes(), StandardCharsets.UTF_8);
  }

  private static Object json(Object value, ObjectMapper mapper) throws JsonProcessingException {
    return mapper.readValue(mapper.writeValueAsString(value), TREE);
  }

  @Test
  void an_entry_has_the_form_of_its_JSON_so_that_no_field_is_forgotten() throws Exception {
    ObjectMapper decimals =
        Histories.MAPPER
            .copy()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);
    List<Entry> entries = new ArrayList<>(everyType());
    Commit sealed = Histories.sealed(entries, null);
    entries.addAll(ChainTest.redaction(sealed.snapshot(), sealed.entries()).commit().entries());
    for (Entry entry : entries) {
      String form = of(entry.sealed(null));
      assertThat(of(json(entry.sealed(null), Histories.MAPPER))).isEqualTo(form);
      assertThat(of(json(entry.sealed(null), decimals))).isEqualTo(form);
    }
  }

  @Test
  void an_event_is_the_same_to_a_version_that_does_not_know_its_type() throws Exception {
    for (Entry entry : everyType()) {
      Map<String, @Nullable Object> fields =
          Histories.MAPPER.readValue(Histories.MAPPER.writeValueAsString(entry.event()), TREE);
      Entry unknown =
          new Entry(
              entry.sequence(),
              entry.occurredAt(),
              entry.recordedAt(),
              entry.by(),
              entry.cause(),
              entry.requestId(),
              new UnknownEvent(entry.event().type(), fields),
              null,
              entry.more());
      assertThat(of(unknown)).isEqualTo(of(entry));
    }
  }

  @Test
  void no_two_events_have_one_form() {
    List<Entry> entries = everyType();
    Set<String> forms =
        entries.stream()
            .map(entry -> of(Histories.entries(List.of(entry.event()), 0).get(0)))
            .collect(Collectors.toSet());
    assertThat(forms).hasSameSizeAs(entries);
  }

  @Test
  void a_field_of_a_newer_version_stands_where_its_name_belongs() {
    Entry first = Histories.entries(List.of(new UnknownEvent("x", Map.of("to", 1))), 0).get(0);
    Entry more =
        new Entry(
            first.sequence(),
            first.occurredAt(),
            first.recordedAt(),
            first.by(),
            null,
            null,
            first.event(),
            null,
            Map.of("aaa", true, "between", "b", "zzz", List.of(1)));
    assertThat(of(more))
        .isEqualTo(
            "d3:aaat7:between1:b2:by11:system:desk5:eventd2:toi1e4:type1:xe"
                + "10:occurredAt27:2026-11-27T08:00:01.123456Z10:recordedAt27:2026-11-27T08:00:02"
                + ".123456Z8:sequencei1e3:zzzli1eee");
  }

  @Test
  void numbers_are_what_they_are_worth() {
    for (Object one :
        List.of(
            1,
            1L,
            (short) 1,
            (byte) 1,
            1.0,
            1f,
            BigInteger.ONE,
            BigDecimal.ONE,
            new BigDecimal("1.000"),
            new BigDecimal("10E-1"))) {
      assertThat(of(one)).as(one.getClass().getName()).isEqualTo("i1e");
    }
    assertThat(of(0.1)).isEqualTo(of(new BigDecimal("0.1"))).isEqualTo(of(0.1f));
    assertThat(of(1e300)).isEqualTo(of(new BigDecimal("1E+300")));
    assertThat(of(Long.MAX_VALUE)).isEqualTo("i9223372036854775807e");
    assertThat(of(new BigInteger("9223372036854775808"))).isEqualTo("i9223372036854775808e");
    assertThat(of(0.5)).isEqualTo("r3fe0000000000000");
    assertThat(of(-2)).isEqualTo("i-2e");
    assertThat(of(9_007_199_254_740_993L)).isNotEqualTo(of(9_007_199_254_740_992L));
  }

  @Test
  void a_number_with_a_milliard_of_digits_costs_nothing() {
    assertThat(of(new BigDecimal("1e999999999"))).isEqualTo(of(Double.POSITIVE_INFINITY));
    assertThat(of(new BigDecimal("1e-999999999"))).isEqualTo("i0e");
  }

  @Test
  void the_order_of_fields_the_locale_and_what_is_empty_make_no_difference() {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("z", 1);
    one.put("a", "\u0131\u0130");
    Map<String, @Nullable Object> other = new HashMap<>();
    other.put("a", "\u0131\u0130");
    other.put("z", 1L);
    other.put("nothing", null);
    other.put("none", List.of());
    other.put("hollow", Map.of("deep", List.of()));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(of(one)).isEqualTo(of(other)).isEqualTo("d1:a4:\u0131\u01301:zi1ee");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void text_is_never_taken_for_structure() {
    List<Object> alike =
        List.of(
            List.of("a", "b"),
            List.of("ab"),
            List.of("a", List.of("b")),
            List.of("a1:b"),
            List.of("1", "b"),
            List.of(1, "b"),
            List.of(true),
            List.of("t"),
            List.of("true"),
            Arrays.asList((Object) null),
            List.of("n"),
            List.of(""),
            List.of("1"),
            List.of(1),
            List.of("i1e"),
            Map.of("a", "b"),
            Map.of("a", List.of("b")),
            Map.of("ab", ""));
    assertThat(alike.stream().map(CanonicalFormTest::of).distinct()).hasSameSizeAs(alike);
  }
}
