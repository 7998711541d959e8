package dev.tocsin.registerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of a log or a mapping, it is read, or refused in one line with its file. */
class MutatedInputTest {
  private static final byte[] ODD =
      "\"\",;\n\r\t\0?\u001b{}[]:#&*!|>'%@`-".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private int refused;
  private int read;

  @Test
  void of_a_log() throws IOException {
    byte[] log = Files.readAllBytes(Logs.resource("servicenow-excerpt.csv"));
    LogMapping mapping = Logs.shipped("servicenow.yaml");
    Random random = new Random(29);
    for (int i = 0; i < 150; i++) {
      Path file = Logs.write(folder, mutated(log, random));
      attempt(file.toString(), () -> Logs.read(mapping, file));
    }
    assertThat(refused).isGreaterThan(20);
    assertThat(read).isGreaterThan(20);
  }

  @Test
  void of_a_mapping() throws IOException {
    byte[] mapping =
        Files.readAllBytes(
            Path.of(
                System.getProperty("basedir", ""),
                "../../examples/policy-tool/mappings/servicenow.yaml"));
    Path log = Logs.resource("servicenow-excerpt.csv");
    Path file = folder.resolve("m.yaml");
    Random random = new Random(31);
    for (int i = 0; i < 250; i++) {
      Files.write(file, mutated(mapping, random));
      attempt("", () -> Logs.read(LogMapping.read(file), log));
    }
    assertThat(refused).isGreaterThan(50);
    assertThat(read).isGreaterThan(10);
  }

  private void attempt(String place, Runnable reading) {
    try {
      reading.run();
      read++;
    } catch (RegisterFileException e) {
      assertThat(e.getMessage()).startsWith(place).endsWith(e.remedy().endsWith("?") ? "?" : ".");
      assertThat(e.getMessage().lines()).hasSize(1);
      refused++;
    }
  }

  /** With a few bytes changed, taken out or put in, or with its end cut off. */
  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    if (random.nextInt(10) == 0) {
      return Arrays.copyOf(copy, random.nextInt(copy.length));
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(copy.length - 1);
      switch (random.nextInt(4)) {
        case 0 -> copy[at] = ODD[random.nextInt(ODD.length)];
        case 1 -> copy[at] = (byte) random.nextInt(256);
        case 2 -> System.arraycopy(copy, at + 1, copy, at, copy.length - at - 1);
        default -> {
          System.arraycopy(copy, at, copy, at + 1, copy.length - at - 1);
          copy[at] = ODD[random.nextInt(ODD.length)];
        }
      }
    }
    return copy;
  }
}
