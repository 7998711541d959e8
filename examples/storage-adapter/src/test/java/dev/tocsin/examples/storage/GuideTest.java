package dev.tocsin.examples.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's code is the module's code: each block names the file and the part that it shows. */
class GuideTest {
  private static final Pattern BLOCK =
      Pattern.compile("<!-- (\\w+\\.java): (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PART =
      Pattern.compile(" *// README: (?!end)(\\w+)\n(.*?) *// README: end", Pattern.DOTALL);

  private static String guide() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  private static Map<String, String> parts() throws IOException {
    Map<String, String> parts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        Matcher part = PART.matcher(Files.readString(file));
        while (!file.endsWith("GuideTest.java") && part.find()) {
          parts.put(
              file.getFileName() + ": " + part.group(1),
              part.group(2).stripTrailing().stripIndent().strip());
        }
      }
    }
    return parts;
  }

  @Test
  void every_block_of_the_guide_is_a_part_of_the_source_and_every_part_is_in_the_guide()
      throws IOException {
    Map<String, String> shown = new TreeMap<>();
    Matcher block = BLOCK.matcher(guide());
    while (block.find()) {
      shown.put(block.group(1) + ": " + block.group(2), block.group(3).strip());
    }

    assertThat(shown).isEqualTo(parts());
  }

  @Test
  void no_java_stands_in_the_guide_that_is_not_held_to_the_source() throws IOException {
    assertThat(guide().split("```java", -1)).hasSize(parts().size() + 1);
  }

  @Test
  void every_file_of_the_store_is_named_in_the_guide() throws IOException {
    String guide = guide();
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(Path.of("src/main"))) {
      all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
          .forEach(files::add);
    }

    assertThat(files).isNotEmpty().allSatisfy(name -> assertThat(guide).contains(name));
  }
}
