package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The bom has no parent, so that nothing but this test keeps it in step. */
class BomTest {

  private final Element project = Project.pom(Project.root());
  private final Element bom = Project.pom(Project.root().resolve("core/bom"));

  @Test
  void the_bom_has_no_parent_and_the_projects_version() {
    assertThat(Project.child(bom, "parent")).isEmpty();
    assertThat(Project.text(bom, "version")).isEqualTo(Project.text(project, "version"));
  }

  @Test
  void the_bom_lists_each_published_jar_and_nothing_else() {
    List<String> listed = new ArrayList<>();
    Element management = Project.child(bom, "dependencyManagement").orElseThrow();
    for (Element entry :
        Project.children(Project.child(management, "dependencies").orElseThrow())) {
      assertThat(Project.text(entry, "groupId")).isEqualTo("dev.tocsin");
      assertThat(Project.text(entry, "version")).isEqualTo("${project.version}");
      listed.add(Project.text(entry, "artifactId"));
    }
    assertThat(listed)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            Project.publishedJars().stream().map(pom -> Project.text(pom, "artifactId")).toList());
  }

  @Test
  void each_published_jar_stands_on_the_class_path_of_these_tests() {
    assertThat(PublishedModule.all()).hasSameSizeAs(Project.publishedJars());
  }
}
