package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run here. */
class ReadmeTest {
  @Test
  void its_java_is_the_java_that_is_compiled_here() {
    assertThat(blocks("java").stream().map(ReadmeTest::squeezed).toList())
        .containsExactlyElementsOf(compiled().stream().map(ReadmeTest::squeezed).toList());
  }

  @Test
  void its_embedding_code_runs_as_it_stands() throws IOException {
    Files.writeString(Path.of("desk.yaml"), blocks("yaml").get(0));
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    try {
      Incident incident = ReadmeSnippetsTest.embed((recipient, subject, text) -> {}, executor);
      assertThat(incident.state()).isEqualTo("Resolved");
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void every_link_into_the_project_leads_somewhere() {
    Matcher link = Pattern.compile("\\]\\((?!https?:)([^)#]+)").matcher(readme());
    List<String> broken = new ArrayList<>();
    while (link.find()) {
      if (!Files.exists(Project.root().resolve(link.group(1)))) {
        broken.add(link.group(1));
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void every_decision_is_listed_and_numbered_in_order() throws IOException {
    Path folder = Project.root().resolve("core/decisions");
    try (Stream<Path> files = Files.list(folder)) {
      List<String> notes =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("\\d{4}-.*\\.md"))
              .sorted()
              .toList();
      String index = Files.readString(folder.resolve("README.md"));
      assertThat(notes).isNotEmpty();
      for (int i = 0; i < notes.size(); i++) {
        assertThat(notes.get(i)).startsWith("%04d-".formatted(i + 1));
        assertThat(index).contains("(" + notes.get(i) + ")");
      }
    }
  }

  static Policy policy() {
    return PolicyFile.read("README.md", blocks("yaml").get(0));
  }

  private static List<String> blocks(String language) {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme());
    List<String> found = new ArrayList<>();
    while (block.find()) {
      found.add(block.group(1));
    }
    return found;
  }

  private static List<String> compiled() {
    Matcher block =
        Pattern.compile("// README: (?!end)\\w+\n(.*?)// README: end", Pattern.DOTALL)
            .matcher(
                read(
                    Project.systemTests()
                        .resolve("src/test/java/dev/tocsin/systemtests/ReadmeSnippetsTest.java")));
    List<String> found = new ArrayList<>();
    while (block.find()) {
      found.add(block.group(1));
    }
    return found;
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }

  private static String readme() {
    return read(Project.root().resolve("README.md"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
