package dev.tocsin.examples.policytool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Output that is lost is no success. */
class LostOutputTest {
  private static final String PLANTED = Ran.file("planted.yaml").toString();

  private final StringWriter err = new StringWriter();

  private int run(OutputStream out, String... args) {
    return Tocsin.run(
        new Tocsin.Surroundings(new ByteArrayInputStream(new byte[0]), () -> Ran.NOW),
        out,
        new PrintWriter(err, true),
        args);
  }

  private static OutputStream failing(String why) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException(why);
      }
    };
  }

  @Test
  void is_told_in_one_line() {
    assertThat(run(failing("No space left on device"), "schema")).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo(
            "standard output: it cannot be written (No space left on device): send it elsewhere.");
  }

  @Test
  void is_told_of_help_and_of_machines_formats_too() {
    assertThat(run(failing("No space left on device"), "--help")).isEqualTo(2);
    assertThat(run(failing("No space left on device"), "check", PLANTED, "--sarif")).isEqualTo(2);
  }

  @Test
  void is_no_error_when_the_reader_has_seen_enough() {
    assertThat(run(failing("Broken pipe"), "schema")).isZero();
    assertThat(run(failing("Broken pipe"), "check", PLANTED)).isEqualTo(1);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void is_not_what_arrives_whole() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(run(out, "schema")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("{")
        .endsWith("}" + System.lineSeparator());
  }
}
