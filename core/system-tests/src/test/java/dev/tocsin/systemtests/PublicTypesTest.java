package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users can name is what they will use, so it grows only on purpose. */
class PublicTypesTest {

  private static final Path LIST =
      Project.systemTests().resolve("src/test/resources/public-types.txt");

  private static final String HOW_TO_ACCEPT =
      "mvn -q -pl core/system-tests -am test -Dtest=PublicTypesTest -Daccept=public-types";

  @Test
  void the_public_types_are_those_of_the_list() throws IOException {
    List<String> actual = render();
    if ("public-types".equals(System.getProperty("accept"))) {
      Files.writeString(LIST, String.join("\n", actual) + "\n");
    }
    List<String> listed = Files.readAllLines(LIST);

    assertThat(actual)
        .withFailMessage(
            () ->
                "The public types differ from %s:%n%s%nIf that is on purpose, run%n  %s%n"
                    .formatted(LIST.getFileName(), difference(listed, actual), HOW_TO_ACCEPT))
        .isEqualTo(listed);
  }

  /** Sorted, and grouped by module. */
  private static List<String> render() {
    List<String> lines = new ArrayList<>();
    for (PublishedModule module : PublishedModule.all()) {
      lines.add((lines.isEmpty() ? "" : "\n") + "# " + module.name());
      module.publicTypes().forEach(type -> lines.add(type.getFullName().replace('$', '.')));
    }
    return String.join("\n", lines).lines().toList();
  }

  private static String difference(List<String> listed, List<String> actual) {
    List<String> lines = new ArrayList<>();
    actual.stream()
        .filter(line -> !listed.contains(line))
        .forEach(line -> lines.add("  + " + line));
    listed.stream()
        .filter(line -> !actual.contains(line))
        .forEach(line -> lines.add("  - " + line));
    return lines.isEmpty() ? "  the same lines in another order" : String.join("\n", lines);
  }
}
