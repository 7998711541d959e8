package dev.tocsin.registerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** hostile-inputs.md, class 9: a log that cannot be read is one line, and nothing comes of it. */
class BadLogTest {
  private static final String GOOD = "I1,1/2/2026 10:00,New,G1,P3\n";

  @TempDir Path folder;

  private void refused(byte[] log, String place, String problem, String remedy) {
    Path file = Logs.write(folder, log);
    RegisterFileException error =
        catchThrowableOfType(
            RegisterFileException.class,
            () ->
                LogImport.read(
                    LogMapping.read("small.yaml", Logs.MAPPING),
                    file,
                    () -> new java.util.UUID(0, 0),
                    incident -> {
                      throw new AssertionError("nothing may be handed out");
                    }));
    assertThat(error.getMessage().lines()).hasSize(1);
    assertThat(error.getMessage()).startsWith(file + place + ": ");
    assertThat(error.problem()).contains(problem);
    assertThat(error.remedy()).contains(remedy);
  }

  private void refused(String log, String place, String problem, String remedy) {
    refused(log.getBytes(StandardCharsets.UTF_8), place, problem, remedy);
  }

  @Test
  void an_empty_file() {
    refused("", "", "the log is empty", "with its header");
    refused("\n\n", "", "the log is empty", "with its header");
  }

  @Test
  void a_missing_column() {
    refused(
        "id,at,status,group,prio\n" + GOOD,
        ":1",
        "no column 'state'",
        "use one of id, at, status, group, prio");
  }

  @Test
  void another_delimiter() {
    refused(
        Logs.HEADER.replace(',', ';') + GOOD.replace(',', ';'),
        ":1",
        "one single field",
        "delimiter: \";\"");
    refused(Logs.HEADER.replace(',', '\t'), ":1", "one single field", "delimiter: \"\\t\"");
  }

  @Test
  void a_column_twice() {
    refused("id,at,state,at,prio\n", ":1", "names this column twice", "rename one");
  }

  @Test
  void a_time_in_another_format() {
    refused(
        Logs.HEADER + GOOD + GOOD.replace("1/2/2026 10:00", "2026-02-01"),
        ":3",
        "'2026-02-01' is no time like 'd/M/uuuu HH:mm'",
        "add its format");
    refused(Logs.HEADER + GOOD.replace("1/2/", "30/2/"), ":2", "'30/2/2026 10:00'", "format");
    refused(Logs.HEADER + GOOD.replace("2026", "1969"), ":2", "1969", "format");
  }

  @Test
  void a_row_that_is_too_short_or_too_long() {
    refused(Logs.HEADER + "I1,1/2/2026 10:00\n", ":2", "2 fields, the header 5", "quotes");
    refused(Logs.HEADER + GOOD.replace("G1", "G1,x"), ":2", "6 fields", "quotes");
  }

  @Test
  void a_quote_that_is_never_closed() {
    refused(
        Logs.HEADER + GOOD + GOOD.replace("G1", "\"G1"), ":3", "never closed", "close the quote");
  }

  @Test
  void a_quote_in_the_last_column_that_swallows_the_rest() {
    refused(Logs.HEADER + GOOD.replace("P3", "\"P3") + GOOD, ":2", "never closed", "close");
    refused(Logs.HEADER + GOOD.replace("P3", "\"P3\"x"), ":2", "behind a closing", "double");
  }

  @Test
  void a_field_of_a_megabyte() {
    refused(
        Logs.HEADER + GOOD + GOOD.replace("G1", "\"" + "x".repeat(1_000_000) + "\""),
        ":3",
        "longer than 256 KiB",
        "quote");
  }

  @Test
  void another_encoding() {
    byte[] latin = (Logs.HEADER + GOOD.replace("G1", "Büro")).getBytes(StandardCharsets.ISO_8859_1);
    refused(latin, ":1", "not UTF-8", "encoding: windows-1252");
    refused((Logs.HEADER + GOOD).getBytes(StandardCharsets.UTF_16LE), "", "not text", "CSV");
  }

  @Test
  void a_binary_file() {
    byte[] noise = new byte[10_000];
    new Random(1).nextBytes(noise);
    refused(noise, "", "it is not text", "CSV");
    byte[] java = new byte[100];
    java[0] = (byte) 0xCA;
    refused(java, "", "it is not text", "CSV");
  }

  @Test
  void a_gzip_file_that_is_cut_short() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      StringBuilder log = new StringBuilder(Logs.HEADER);
      Random random = new Random(2);
      for (int i = 0; i < 5_000; i++) {
        log.append(GOOD.replace("I1", "I" + random.nextLong()));
      }
      out.write(log.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    Path file = Logs.write(folder, cut);
    RegisterFileException error =
        catchThrowableOfType(
            RegisterFileException.class,
            () -> Logs.read(LogMapping.read("small.yaml", Logs.MAPPING), file));
    assertThat(error.problem()).contains("gzip file is damaged or cut short");
  }

  @Test
  void a_file_that_is_not_there() {
    RegisterFileException error =
        catchThrowableOfType(
            RegisterFileException.class,
            () ->
                Logs.read(LogMapping.read("small.yaml", Logs.MAPPING), folder.resolve("none.csv")));
    assertThat(error.problem()).isEqualTo("there is no such file");
    RegisterFileException ofFolder =
        catchThrowableOfType(
            RegisterFileException.class,
            () -> Logs.read(LogMapping.read("small.yaml", Logs.MAPPING), folder));
    assertThat(ofFolder.problem()).contains("cannot be read");
  }
}
