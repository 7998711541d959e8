package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run here. */
class ReadmeTest {
  @Test
  void its_java_is_the_java_that_is_compiled_here() {
    Path source =
        Project.systemTests()
            .resolve("src/test/java/dev/tocsin/systemtests/ReadmeSnippetsTest.java");
    assertThat(Shown.squeezed(Shown.blocks(readme(), "java")))
        .isNotEmpty()
        .isEqualTo(Shown.squeezed(Shown.compiled(source)));
  }

  @Test
  void its_embedding_code_runs_as_it_stands() throws IOException {
    Files.writeString(Path.of("desk.yaml"), Shown.blocks(readme(), "yaml").get(0));
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
    assertThat(Shown.broken(readme())).isEmpty();
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
    return PolicyFile.read("README.md", Shown.blocks(readme(), "yaml").get(0));
  }

  private static Path readme() {
    return Project.root().resolve("README.md");
  }
}
