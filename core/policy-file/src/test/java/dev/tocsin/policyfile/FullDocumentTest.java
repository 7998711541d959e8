package dev.tocsin.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A document and the same rules made by builders are the same policy. */
class FullDocumentTest {

  @Test
  void a_document_and_builders_make_the_same_policy_with_the_same_version() {
    Policy read = PolicyFile.read("shop.yaml", Documents.shop());

    assertThat(read.toString()).isEqualTo(Shop.policy().toString());
    assertThat(read).isEqualTo(Shop.policy());
    assertThat(read.version()).isEqualTo(Shop.policy().version());
  }

  @TestFactory
  Stream<DynamicTest> each_part_of_the_document_is_equal_to_what_builders_make() {
    Map<String, Function<Policy, Object>> parts = new LinkedHashMap<>();
    parts.put("calendars", Policy::calendars);
    parts.put("seasons", Policy::seasons);
    parts.put("rotas", Policy::rotas);
    parts.put("teams", Policy::teams);
    parts.put("roles", Policy::roles);
    parts.put("suppliers", Policy::suppliers);
    parts.put("automations", Policy::automations);
    parts.put("workarounds", Policy::workarounds);
    parts.put("continuity plans", Policy::continuityPlans);
    parts.put("categories", Policy::categories);
    parts.put("priorities", Policy::priorities);
    parts.put("lifecycle", Policy::lifecycle);
    parts.put("service levels", Policy::serviceLevels);
    parts.put("operational levels", Policy::operationalLevels);
    parts.put("rows", policy -> policy.matrix().rows());
    parts.put("paths", policy -> policy.matrix().paths());
    parts.put("last resort", Policy::lastResort);
    parts.put("severe", Policy::severe);
    parts.put("quiet hours", policy -> Objects.requireNonNull(policy.quietHours()));
    parts.put("maintenance", Policy::maintenance);
    parts.put("pauses", Policy::pauses);
    parts.put("adoption", Policy::adoption);
    parts.put("times", Policy::times);
    parts.put("catch-up", Policy::catchUp);
    parts.put("delivery", Policy::delivery);
    parts.put("children follow", Policy::childrenFollow);
    parts.put("storms", Policy::storms);
    parts.put("flapping", policy -> java.util.Optional.ofNullable(policy.flapping()));
    parts.put("plans", Policy::plans);
    parts.put("exercises", Policy::exercisePaging);
    Policy read = PolicyFile.read("shop.yaml", Documents.shop());
    Policy usual = Policy.builder("shop").team(Team.of("desk", 1)).defaultTeam("desk").build();
    return parts.entrySet().stream()
        .map(
            part ->
                DynamicTest.dynamicTest(
                    part.getKey(),
                    () -> {
                      Object value = part.getValue().apply(read);
                      assertThat(value).isEqualTo(part.getValue().apply(Shop.policy()));
                      if (!part.getKey().equals("quiet hours")) {
                        assertThat(value).isNotEqualTo(part.getValue().apply(usual));
                      }
                    }));
  }

  @Test
  void what_is_written_has_every_part_of_the_document() {
    Policy shop = Shop.policy();
    assertThat(PolicyFile.read("yaml", PolicyFile.write(shop))).isEqualTo(shop);
    assertThat(PolicyFile.read("json", PolicyFile.writeJson(shop))).isEqualTo(shop);
  }

  @Test
  void yaml_and_json_of_the_same_content_make_the_same_policy() {
    assertThat(PolicyFile.read("shop.json", Documents.shopAsJson())).isEqualTo(Shop.policy());
  }

  @Test
  void json_may_be_indented_by_tabs_and_may_stand_on_one_line() {
    String json = Documents.shopAsJson();
    assertThat(json).contains("\n  ");
    assertThat(PolicyFile.read("tabs", json.replace("  ", "\t"))).isEqualTo(Shop.policy());
    assertThat(PolicyFile.read("line", json.replaceAll("\n *", ""))).isEqualTo(Shop.policy());
    assertThat(PolicyFile.read("tight", json.replaceAll("\n *", "").replace("\": ", "\":")))
        .isEqualTo(Shop.policy());
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_are_no_error(@TempDir java.nio.file.Path folder)
      throws IOException {
    String windows = "\uFEFF" + Documents.shop().replace("\n", "\r\n");
    java.nio.file.Path file = folder.resolve("shop.yaml");
    Files.writeString(file, windows, StandardCharsets.UTF_8);

    assertThat(PolicyFile.read(file)).isEqualTo(Shop.policy());
    assertThat(PolicyFile.read("text", windows)).isEqualTo(Shop.policy());
    assertThat(PolicyFile.read("reader", new StringReader(windows))).isEqualTo(Shop.policy());
  }

  @Test
  void escapes_of_json_are_read() {
    String json =
        """
        {"policy":"\\ud83d\\ude00 \\u00e9\\/\\"","teams":{"desk":{"tier":1}},"categories":{"*":"desk"}}""";
    assertThat(PolicyFile.read("small.json", json).name()).isEqualTo("\ud83d\ude00 \u00e9/\"");
  }

  @Test
  void the_document_in_the_documentation_is_read_and_has_every_key() {
    String document = Documents.inTheDocumentation();

    assertThat(PolicyFile.read("documentation", document).matrix().rows()).hasSize(3);
    for (Keys keys : Keys.values()) {
      if (keys != Keys.REPEAT && keys != Keys.ACTION) {
        assertThat(keys.allowed()).allMatch(key -> document.contains(key + ":"));
      }
    }
  }

  @Test
  void two_lines_of_teams_and_categories_are_enough() {
    Policy read =
        PolicyFile.read(
            "small", "policy: small\nteams: { desk: { on-call: sam } }\ncategories: { '*': desk }");

    assertThat(read)
        .isEqualTo(
            Policy.builder("small").team(Team.of("desk", 1, "sam")).defaultTeam("desk").build());
  }

  @Test
  void an_alias_repeats_what_its_anchor_says() {
    String text =
        """
        policy: small
        teams: { desk: &people { on-call: [sam] }, night: *people }
        categories: { "*": desk }
        """;
    assertThat(PolicyFile.read("small", text).teams().values())
        .containsExactly(Team.of("desk", 1, "sam"), Team.of("night", 1, "sam"));
  }
}
