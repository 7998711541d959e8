package dev.tocsin.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tocsin.escalation.Rung;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Team;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no document may cost, whoever wrote it. */
@Timeout(30)
class LimitsTest {

  private static final String SMALL =
      "policy: p\nteams: { desk: { on-call: sam } }\ncategories: { \"*\": desk }\n";

  private static final Set<StandardOpenOption> CREATE_AND_WRITE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SPARSE);

  @Nested
  class A_file {

    @TempDir Path folder;

    @Test
    void that_is_not_there_is_refused() {
      Path file = folder.resolve("none.yaml");
      PolicyFileException e = refused(file);
      assertThat(e)
          .hasMessage(file + ": there is no such file: check its name and folder.")
          .hasCauseInstanceOf(IOException.class);
      assertThat(e.line()).isZero();
      assertThat(e.column()).isZero();
      assertThat(e.path()).isEmpty();
    }

    @Test
    void that_is_a_folder_is_refused() {
      assertThat(refused(folder).getMessage())
          .startsWith(folder + ": it cannot be read: ")
          .endsWith(": check that it is a file and that you may read it.");
    }

    @Test
    void of_100_mb_is_refused_without_reading_it_all() throws IOException {
      Path file = folder.resolve("large.yaml");
      try (var channel = Files.newByteChannel(file, CREATE_AND_WRITE)) {
        channel.position(100_000_000);
        channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
      }
      assertThat(refused(file).problem()).isEqualTo("the document is larger than 4 MiB");
    }

    @Test
    void of_the_largest_size_is_read_and_one_byte_more_is_not() throws IOException {
      Path file = folder.resolve("full.yaml");
      String full = SMALL + "#" + "x".repeat(Input.LIMIT - SMALL.length() - 1);
      Files.writeString(file, full);
      assertThat(PolicyFile.read(file).name()).isEqualTo("p");
      Files.writeString(file, full + "x");
      assertThat(refused(file).problem()).contains("larger than 4 MiB");
    }

    @Test
    void that_is_not_utf_8_is_refused_where_it_is_not() throws IOException {
      Path file = folder.resolve("latin.yaml");
      Files.write(
          file, "policy: p\nteams: { d\u00e9sk: {} }".getBytes(StandardCharsets.ISO_8859_1));
      assertThat(refused(file))
          .hasMessage(
              file + ":2:11: the text is not UTF-8 here: save the file in the encoding UTF-8.");
    }

    @Test
    void of_serialized_java_is_refused() throws IOException {
      Path file = folder.resolve("java.ser");
      Files.write(file, new byte[] {(byte) 0xac, (byte) 0xed, 0, 5, 's', 'r'});
      assertThat(refused(file).problem()).contains("not UTF-8");
    }

    private PolicyFileException refused(Path file) {
      return catchThrowableOfType(PolicyFileException.class, () -> PolicyFile.read(file));
    }
  }

  @Nested
  class A_reader {

    @Test
    void without_an_end_is_refused() {
      Reader endless =
          new Reader() {
            @Override
            public int read(char[] buffer, int from, int length) {
              Arrays.fill(buffer, from, from + length, '#');
              return length;
            }

            @Override
            public void close() {}
          };
      assertThatThrownBy(() -> PolicyFile.read("endless", endless))
          .hasMessageStartingWith("endless: the document is larger than 4 MiB: ");
    }

    @Test
    void that_fails_is_refused_with_its_cause() {
      Reader broken =
          new StringReader("") {
            @Override
            public int read(char[] buffer, int from, int length) throws IOException {
              throw new IOException("pulled\nout");
            }
          };
      assertThatThrownBy(() -> PolicyFile.read("broken", broken))
          .isInstanceOf(PolicyFileException.class)
          .hasMessage(
              "broken: it cannot be read: IOException (pulled\\u000aout): check that it is a file"
                  + " and that you may read it.")
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "{\"a\":[", "\n\t[", "!!x [", "&a ["})
  void nesting_of_10_000_is_refused_and_does_not_overflow_the_stack(String open) {
    assertThatThrownBy(() -> PolicyFile.read("deep", open.repeat(10_000)))
        .isInstanceOf(PolicyFileException.class);
    assertThatThrownBy(() -> PolicyFile.read("deep", SMALL + "severe: " + open.repeat(10_000)))
        .isInstanceOf(PolicyFileException.class);
  }

  @Test
  void deep_nesting_says_how_deep_it_may_be() {
    assertThatThrownBy(() -> PolicyFile.read("deep", SMALL + "severe: " + "[".repeat(10_000)))
        .hasMessage(
            "deep:4:58: severe: lists and mappings stand in each other more than 50 deep: a policy"
                + " needs no more than 10.");
  }

  @Test
  void aliases_that_explode_are_refused() {
    StringBuilder text = new StringBuilder("x0: &x0 [a,a,a,a,a,a,a,a,a]\n");
    for (int i = 1; i < 30; i++) {
      String nine = ("*x" + (i - 1) + ",").repeat(9);
      text.append("x" + i + ": &x" + i + " [" + nine + "]\n");
    }
    assertThatThrownBy(() -> PolicyFile.read("laughs", text.toString()))
        .hasMessage(
            "laughs:7:10: x6[0]: the document has more than 1000000 values, those that aliases"
                + " repeat included: use fewer aliases, or named paths under 'paths'.");
  }

  @Test
  void states_that_multiply_are_refused() {
    String states =
        IntStream.range(0, 200).mapToObj(i -> "s" + i).collect(Collectors.joining(", "));
    String holds =
        IntStream.range(0, 200)
            .mapToObj(i -> "hold for r" + i + ": h")
            .collect(Collectors.joining(", "));
    String text =
        SMALL
            + "lifecycle:\n  states: { h: on hold, r: resolved, c: closed, "
            + states.replace(",", ": new,")
            + ": new }\n  transitions: [{ from: ["
            + states
            + "], "
            + holds
            + " }]";
    assertThatThrownBy(() -> PolicyFile.read("many", text))
        .hasMessageContaining("the table has more than 10000 rows: use fewer states.");
  }

  @Test
  void control_characters_and_lone_surrogates_are_refused_where_they_stand() {
    for (String bad : new String[] {"\0", "\u001b", "\u007f", "\ud800", "\udc00x", "\uffff"}) {
      assertThatThrownBy(() -> PolicyFile.read("desk.yaml", SMALL + "x: \ud83d\ude00" + bad))
          .hasMessage(
              "desk.yaml:4:5: the character U+%04X cannot stand in a policy: take it out."
                  .formatted((int) bad.charAt(0)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {":", " ", "\n", "!", "x ", "x\n ", "[],", "a,", "# \n", "'", "\\", "%a"})
  void a_mebibyte_of_one_thing_is_refused_in_seconds(String piece) {
    String most = piece.repeat(Input.LIMIT / 4 / piece.length());
    for (String begin : new String[] {"", "a: ["}) {
      assertTimeout(
          Duration.ofSeconds(10),
          () ->
              assertThatThrownBy(() -> PolicyFile.read("full", begin + most))
                  .isInstanceOf(PolicyFileException.class));
    }
  }

  @Test
  void a_policy_of_10_000_rows_is_read() {
    String rows =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    "  - { name: r%d, when: { service: s%d }, path: [{ id: a, after: 1m, notify: on-call of desk }] }%n"
                        .formatted(i, i))
            .collect(Collectors.joining());
    Policy policy = PolicyFile.read("many", SMALL + "escalation:\n" + rows);
    assertThat(policy.matrix().rows()).hasSize(10_000);
  }

  @Test
  @Timeout(120)
  void a_policy_of_2_000_rows_200_teams_and_50_rotas_is_read_and_written() {
    Policy policy = PolicyFile.read("large", LargeDocument.text());

    assertThat(policy.matrix().rows()).hasSize(2_000);
    assertThat(policy.teams()).hasSize(200);
    assertThat(policy.rotas()).hasSize(50);
    assertThat(PolicyFile.read("written", PolicyFile.write(policy))).isEqualTo(policy);
    assertThat(PolicyFile.read("written", PolicyFile.writeJson(policy))).isEqualTo(policy);
  }

  @Test
  void a_policy_that_could_not_be_read_again_is_not_kept() {
    PolicyBuilder builder = Policy.builder("p").team(Team.of("desk", 1)).defaultTeam("desk");
    for (int i = 0; i < 1_200; i++) {
      Rung rung = Rung.after("page", Duration.ZERO).notifyOnCall("desk");
      builder.path(dev.tocsin.escalation.Path.of("p" + i, rung.message("x".repeat(4_000))));
    }
    Policy large = builder.build();
    assertThatThrownBy(() -> PolicyFile.codec().write(large))
        .isInstanceOf(PolicyFileException.class)
        .hasMessageStartingWith(
            "policy " + large.version() + ": the document is larger than 4 MiB");
  }

  @Test
  void very_many_wrong_names_beside_very_many_right_ones_cost_little() {
    String right = "x".repeat(70);
    String teams =
        IntStream.range(0, 10_000)
            .mapToObj(i -> right + i + ": {}")
            .collect(Collectors.joining(", "));
    String wrong =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "c" + i + ": " + "y".repeat(70) + i)
            .collect(Collectors.joining(", "));
    String text = "policy: p\nteams: {" + teams + "}\ncategories: {" + wrong + "}";
    assertThatThrownBy(() -> PolicyFile.read("wrong", text))
        .isInstanceOf(PolicyFileException.class);
  }
}
