package dev.tocsin.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tocsin.notification.ActionRequest;
import dev.tocsin.notification.Outgoing;
import dev.tocsin.store.OutboxEntry;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A host's ObjectMapper, old or new, reads and writes every value by the annotations alone. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JsonTest {
  interface Json {
    String write(Object value);

    <T> T read(String json, Class<T> type);

    Object tree(String json);
  }

  private static final ObjectMapper TWO = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final tools.jackson.databind.ObjectMapper THREE =
      new tools.jackson.databind.ObjectMapper();

  static Stream<Json> mappers() {
    return Stream.of(
        new Json() {
          @Override
          public String write(Object value) {
            try {
              return TWO.writeValueAsString(value);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
              throw new UncheckedIOException(e);
            }
          }

          @Override
          public <T> T read(String json, Class<T> type) {
            try {
              return TWO.readValue(json, type);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
              throw new UncheckedIOException(e);
            }
          }

          @Override
          public Object tree(String json) {
            try {
              return TWO.readTree(json);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
              throw new UncheckedIOException(e);
            }
          }
        },
        new Json() {
          @Override
          public String write(Object value) {
            return THREE.writeValueAsString(value);
          }

          @Override
          public <T> T read(String json, Class<T> type) {
            return THREE.readValue(json, type);
          }

          @Override
          public Object tree(String json) {
            return THREE.readTree(json);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void every_event_comes_back_equal(Json json) {
    for (IncidentEvent event : Samples.events()) {
      String text = json.write(event);
      assertThat(json.read(text, IncidentEvent.class)).as(text).isEqualTo(event);
      Entry entry =
          new Entry(
              1,
              Samples.AT,
              Samples.AT,
              Actor.person("dana"),
              new Cause("v1", "path down/rung page"),
              "request-1",
              event);
      for (Seal seal :
          Arrays.asList(
              null,
              new Seal("hash", null, null, null, null, null),
              new Seal("hash", "salt", "personal", "open", "redacted", 3L))) {
        text = json.write(entry.sealed(seal));
        assertThat(json.read(text, Entry.class)).as(text).isEqualTo(entry.sealed(seal));
      }
    }
  }

  @Test
  void the_samples_hold_every_event_type() {
    List<Class<?>> types =
        Arrays.stream(IncidentEvent.class.getPermittedSubclasses())
            .flatMap(
                group ->
                    group.isRecord()
                        ? Stream.of(group)
                        : Arrays.stream(group.getPermittedSubclasses()))
            .<Class<?>>map(type -> type)
            .toList();
    assertThat(Samples.events().stream().map(Object::getClass).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(types);
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void snapshots_reports_and_messages_come_back_equal(Json json) {
    for (Object value :
        List.of(
            Samples.full(),
            Samples.bare(),
            Samples.outboxEntry(),
            Report.of("Checkout answers 503"),
            Report.of("Checkout answers 503")
                .description("two\nlines")
                .source(Source.MONITORING)
                .reporter(Actor.person("kim"))
                .category("application/checkout")
                .service("shop")
                .impact(Impact.EXTENSIVE)
                .urgency(Urgency.CRITICAL)
                .dedupKey("checkout-503")
                .occurredAt(Samples.AT)
                .attribute("job", "shop"))) {
      String text = json.write(value);
      assertThat((Object) json.read(text, value.getClass())).as(text).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void an_event_type_of_a_newer_version_survives(Json json) {
    String text =
        """
        {"sequence":2,"occurredAt":"2026-11-27T08:00:00Z","recordedAt":"2026-11-27T08:00:00Z",
         "by":"person:dana","event":{"type":"teleported","to":{"place":"moon","deep":[1,2.5,null]},
         "when":null}}""";
    Entry entry = json.read(text, Entry.class);
    assertThat(entry.event()).isInstanceOf(UnknownEvent.class);
    assertThat(entry.event().type()).isEqualTo("teleported");
    assertThat(json.tree(json.write(entry))).isEqualTo(json.tree(text));
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void fields_of_a_newer_version_survive_in_entries_events_and_snapshots(Json json) {
    String text =
        """
        {"sequence":2,"occurredAt":"2026-11-27T08:00:00Z","recordedAt":"2026-11-27T08:00:00Z",
         "by":"person:dana","weather":"rain","event":{"type":"acknowledged","mood":{"of":"dana"}}}""";
    Entry entry = json.read(text, Entry.class);
    assertThat(entry.event())
        .isEqualTo(new OwnershipEvent.Acknowledged(Map.of("mood", Map.of("of", "dana"))));
    assertThat(json.tree(json.write(entry))).isEqualTo(json.tree(text));
    Incident incident = json.read(json.write(Samples.full()), Incident.class);
    assertThat(incident.more()).containsKey("fromTomorrow");
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void nothing_is_written_that_only_derives(Json json) {
    assertThat(json.write(Samples.full()))
        .doesNotContain("\"ownedKey\"", "\"phase\":null", "\"human\"");
    assertThat(json.write(Samples.bare())).doesNotContain("null");
    assertThat(json.write(Actor.person("dana"))).isEqualTo("\"person:dana\"");
    assertThat(json.read("\"P2\"", Priority.class)).isEqualTo(Priority.P2);
    assertThat(json.read(json.write(Samples.outboxEntry()), OutboxEntry.class).key())
        .isEqualTo(Samples.outboxEntry().key());
    for (Outgoing outgoing : Samples.outgoing()) {
      String text = json.write(outgoing);
      assertThat(json.read(text, Outgoing.class)).as(text).isEqualTo(outgoing);
      assertThat(text).containsOnlyOnce("\"type\"");
      assertThat(outgoing instanceof ActionRequest && text.contains("kind")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void only_an_exercise_is_marked_as_one_or_not(Json json) {
    Report real = Report.of("The hall burns").dedupKey("hall");
    Report exercise = real.asExercise();
    assertThat(json.write(real)).doesNotContain("exercise");
    assertThat(json.read(json.write(real), Report.class)).isEqualTo(real);
    assertThat(json.write(exercise)).contains("\"exercise\":true");
    assertThat(json.read(json.write(exercise), Report.class)).isEqualTo(exercise);
    assertThat(json.write(Samples.full())).doesNotContain("exercise").contains("\"plans\"");
    assertThat(json.write(Samples.bare())).doesNotContain("exercise", "plans");
  }
}
