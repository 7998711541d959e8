package dev.tocsin.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's code is the module's code. */
class GuideTest {
  private static final Pattern BLOCK =
      Pattern.compile("<!-- (\\w+\\.java: \\w+) -->\n```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PART =
      Pattern.compile(" *// README: (?!end)(\\w+)\n(.*?) *// README: end", Pattern.DOTALL);

  @Test
  void every_block_is_a_part_of_the_source_and_every_part_is_there() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    Map<String, String> shown = new TreeMap<>();
    Matcher block = BLOCK.matcher(readme);
    while (block.find()) {
      shown.put(block.group(1), block.group(2).strip());
    }
    Map<String, String> parts = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/tocsin/examples/spring"))) {
      for (Path file : files.toList()) {
        Matcher part = PART.matcher(Files.readString(file));
        while (part.find()) {
          parts.put(
              file.getFileName() + ": " + part.group(1),
              part.group(2).stripTrailing().stripIndent().strip());
        }
      }
    }
    assertThat(parts).isNotEmpty();
    assertThat(shown).isEqualTo(parts);
    assertThat(readme.split("```java", -1)).hasSize(parts.size() + 1);
  }
}
