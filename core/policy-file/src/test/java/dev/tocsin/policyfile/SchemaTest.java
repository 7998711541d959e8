package dev.tocsin.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import dev.tocsin.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The schema says what the reader says. */
class SchemaTest {

  private static final Schema DURATION = Schemas.definition("duration");
  private static final Schema THRESHOLD = Schemas.definition("threshold");

  @ParameterizedTest
  @EnumSource(Keys.class)
  void has_every_key_of_a_mapping_and_no_other(Keys keys) {
    JsonNode mapping = keys == Keys.POLICY ? Schemas.TREE : definition(name(keys));

    assertThat(names(mapping.get("properties")))
        .containsExactlyInAnyOrderElementsOf(keys.allowed());
    assertThat(mapping.get("additionalProperties").booleanValue()).isFalse();
  }

  @Test
  void has_no_mapping_with_fixed_keys_that_the_reader_does_not_know() {
    List<String> known = new ArrayList<>(List.of("transitions"));
    Arrays.stream(Keys.values()).map(SchemaTest::name).forEach(known::add);
    for (String each : names(Schemas.TREE.get("$defs"))) {
      if (definition(each).has("properties")) {
        assertThat(known).contains(each);
      }
    }
  }

  static Map<String, List<String>> words() {
    return Map.ofEntries(
        Map.entry("/$defs/priority", words(Words.PRIORITIES)),
        Map.entry("/$defs/rota/properties/mode", words(Words.MODES)),
        Map.entry("/$defs/version/properties/mode", words(Words.MODES)),
        Map.entry("/$defs/layer/properties/holidays", words(Words.ON_HOLIDAYS)),
        Map.entry("/$defs/rung/properties/until", words(Words.UNTIL)),
        Map.entry("/$defs/lifecycle/properties/states/additionalProperties", words(Words.PHASES)),
        Map.entry("/properties/open-incidents", words(Words.ADOPTION)),
        Map.entry("/properties/catch-up", words(Words.CATCH_UP)),
        Map.entry("/properties/children-follow/anyOf/0", words(Words.FOLLOW)),
        Map.entry("/properties/children-follow/anyOf/1/items", words(Words.FOLLOW)),
        Map.entry("/$defs/storm/properties/by", words(Words.STORMS)),
        Map.entry("/$defs/exercises/properties/page", words(Words.EXERCISE_PAGING)),
        Map.entry(
            "/$defs/plan-step/properties/on-failure", List.of(PlansReader.STOP, PlansReader.GO_ON)),
        Map.entry(
            "/$defs/maintenance/properties/targets",
            List.of(TimeRulesReader.RUN, TimeRulesReader.PAUSE)),
        Map.entry("/$defs/hours/anyOf/0", List.of(HoursReader.ALWAYS, HoursReader.CLOSED)),
        Map.entry(
            "/$defs/whom/anyOf/0",
            List.of(
                Contacts.ACCOUNTABLE_TEAM,
                Contacts.REPORTER,
                Contacts.SUBSCRIBERS,
                Contacts.AFFECTED_USERS)));
  }

  @TestFactory
  Stream<DynamicTest> has_every_word_for_a_constant_and_no_other() {
    return words().entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> {
                      List<String> words = new ArrayList<>();
                      Schemas.TREE
                          .at(each.getKey())
                          .get("enum")
                          .forEach(word -> words.add(word.stringValue()));
                      assertThat(words).containsExactlyInAnyOrderElementsOf(each.getValue());
                    }));
  }

  @Test
  void has_no_other_list_of_words() {
    List<String> found = new ArrayList<>();
    walk(
        Schemas.TREE,
        "",
        (path, node) -> {
          if (node.has("enum")) {
            found.add(path);
          }
        });
    assertThat(found).containsExactlyInAnyOrderElementsOf(words().keySet());
  }

  @Test
  void has_every_trigger_and_the_keys_of_targets() {
    List<String> triggers = new ArrayList<>(words(Words.TRIGGERS));
    triggers.add("from");
    assertThat(names(definition("transitions").get("properties")))
        .containsExactlyInAnyOrderElementsOf(triggers);
    assertThat(names(definition("service-level").get("properties")))
        .containsAll(words(Words.TARGETS));
  }

  @Test
  void describes_every_definition_and_every_key() {
    walk(
        Schemas.TREE,
        "",
        (path, node) -> {
          boolean key = path.matches(".*/properties/[^/]+") || path.matches("/\\$defs/[^/]+");
          if (key && !node.has("description")) {
            String target = node.path("$ref").asString("").replaceFirst("#", "");
            boolean told = !target.isEmpty() && Schemas.TREE.at(target).has("description");
            assertThat(told || node.path("type").asString("").equals("array")).as(path).isTrue();
          }
        });
  }

  @Test
  void gives_examples_that_it_takes() {
    for (String each : names(Schemas.TREE.get("$defs"))) {
      JsonNode examples = definition(each).get("examples");
      if (examples != null) {
        examples.forEach(
            example -> assertThat(Schemas.definition(each).validate(example)).as(each).isEmpty());
      }
    }
  }

  static List<String> documents() throws IOException {
    List<String> all = new ArrayList<>(List.of(Documents.shop(), Documents.shopAsJson()));
    all.add(Documents.inTheDocumentation());
    all.add(Files.readString(Path.of("../../examples/black-friday/black-friday.yaml")));
    String readme = Files.readString(Path.of("../../README.md"));
    for (int at = readme.indexOf("```yaml"); at >= 0; at = readme.indexOf("```yaml", at + 1)) {
      all.add(readme.substring(at + 8, readme.indexOf("```", at + 8)));
    }
    assertThat(all).hasSizeGreaterThan(4);
    return all;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void takes_every_document_of_the_project(String document) {
    assertThat(PolicyFile.read("document", document)).isNotNull();
    assertThat(Schemas.check(document)).isEmpty();
  }

  @Property(seed = "29", tries = 100)
  void takes_whatever_a_policy_writes(@ForAll("policies") Policy policy) {
    assertThat(Schemas.check(PolicyFile.write(policy))).as(PolicyFile.write(policy)).isEmpty();
    assertThat(Schemas.check(PolicyFile.writeJson(policy))).isEmpty();
  }

  @Property(seed = "29", tries = 200)
  void refuses_a_key_with_a_slip(@ForAll("keys") Slips.Place key, @ForAll Slips.Slip slip) {
    String wrong = slip.in(key.text());
    if (!Slips.vocabulary().contains(wrong)) {
      assertThat(Schemas.check(key.replaced(wrong))).as(wrong).isNotEmpty();
    }
  }

  @Property(seed = "29", tries = 200)
  void refuses_a_list_in_a_list_where_text_is_expected(@ForAll("values") Slips.Place value) {
    assertThat(Schemas.check(value.replaced("[[x]]"))).isNotEmpty();
  }

  @Property(seed = "29")
  void takes_every_duration_that_is_written(
      @ForAll @LongRange(min = 0, max = 36_500L * 86_400_000) long millis) {
    String text = Durations.write(Duration.ofMillis(millis));
    assertThat(DURATION.validate(StringNode.valueOf(text))).isEmpty();
    assertThat(THRESHOLD.validate(StringNode.valueOf(text + " on business"))).isEmpty();
  }

  @Property(seed = "29")
  void takes_a_duration_if_and_only_if_the_reader_does(@ForAll("nearlyDurations") String text) {
    assertThat(DURATION.validate(StringNode.valueOf(text)).isEmpty()).isEqualTo(isDuration(text));
  }

  private static boolean isDuration(String text) {
    try {
      Durations.read(Doc.root("test", new Node.Text(Mark.START, text, false)));
      return true;
    } catch (PolicyFileException e) {
      return e.problem().endsWith("is too long");
    }
  }

  @Provide
  Arbitrary<String> nearlyDurations() {
    return Arbitraries.strings().withChars("0123456789dhmsu w-.").ofMaxLength(7);
  }

  @Provide
  Arbitrary<Policy> policies() {
    return RandomPolicies.arbitrary();
  }

  @Provide
  Arbitrary<Slips.Place> keys() {
    return Arbitraries.of(Slips.places(true));
  }

  @Provide
  Arbitrary<Slips.Place> values() {
    return Arbitraries.of(Slips.places(false));
  }

  private interface Visit {
    void node(String path, JsonNode node);
  }

  private static void walk(JsonNode node, String path, Visit visit) {
    if (node.isObject()) {
      visit.node(path, node);
      node.properties().forEach(each -> walk(each.getValue(), path + "/" + each.getKey(), visit));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), path + "/" + i, visit);
      }
    }
  }

  private static JsonNode definition(String name) {
    return Schemas.TREE.get("$defs").get(name);
  }

  private static TreeSet<String> names(JsonNode mapping) {
    return new TreeSet<>(mapping.propertyNames());
  }

  private static String name(Keys keys) {
    return keys.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> words(Known<?> known) {
    return List.copyOf(known.values().keySet());
  }
}
