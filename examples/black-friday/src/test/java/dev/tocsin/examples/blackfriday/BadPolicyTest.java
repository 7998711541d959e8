package dev.tocsin.examples.blackfriday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadPolicyTest {
  @TempDir Path folder;

  private void refuses(String from, String to, String start) throws IOException {
    String own = Files.readString(Path.of("black-friday.yaml"));
    assertThat(own).contains(from);
    Run run = Run.ofPolicy(folder, own.replace(from, to));
    assertThat(run.err()).startsWith("policy.yaml:" + start).hasLineCount(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.page()).doesNotExist();
  }

  @Test
  void an_unknown_key() throws IOException {
    refuses("last-resort:", "last-resrt:", "101:1: last-resrt: there is no key 'last-resrt' here");
  }

  @Test
  void an_unknown_team() throws IOException {
    refuses(
        "summon: [database,",
        "summon: [databse,",
        "80:76: escalation[0].path[4].summon[0]: there is no team 'databse'");
  }

  @Test
  void two_default_rows() throws IOException {
    refuses("all hands\n    when: { priority: P1 }\n", "all hands\n", "");
  }

  @Test
  void a_negative_duration() throws IOException {
    refuses("after: 15m, until", "after: -15m, until", "");
  }

  @Test
  void a_state_without_a_phase() throws IOException {
    refuses("last-resort:", "lifecycle: { states: { New: ~ } }\nlast-resort:", "");
  }

  @Test
  void no_yaml_at_all() throws IOException {
    refuses("policy: black friday", "policy: [", "");
  }

  @Test
  void a_missing_file() {
    Run run = Run.in(folder, Map.of("policy", folder.resolve("no.yaml").toString()));
    assertThat(run.err()).startsWith("no.yaml: ").hasLineCount(1);
    assertThat(run.exit()).isEqualTo(2);
  }
}
