package dev.tocsin.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class 7 of the hostile inputs. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CsvWriterTest {
  private static String line(String... cells) throws IOException {
    StringBuilder out = new StringBuilder();
    new CsvWriter(out).line(Arrays.asList(cells));
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\uFF1D1+1",
        "\uFF0B1",
        "\uFF0D1",
        "\uFF20x",
        "=HYPERLINK(\"http://e\",\"x\")"
      })
  void no_cell_is_taken_for_a_formula(String hostile) throws IOException {
    String cell = parsed(line("a", hostile, "b")).get(1);
    assertThat(cell).isEqualTo("'" + hostile);
  }

  @Test
  void cells_are_quoted_as_RFC_4180_says_and_lines_end_with_CR_LF() throws IOException {
    assertThat(line("plain", "a,b", "say \"no\"", "two\r\nlines", " x", null, "a;b"))
        .isEqualTo("plain,\"a,b\",\"say \"\"no\"\"\",\"two\r\nlines\",\" x\",,\"a;b\"\r\n");
  }

  @Provide
  Arbitrary<List<String>> cells() {
    return Arbitraries.strings()
        .withChars("=+-@\t\r\n,;\"' ab\u00e4\u2028")
        .ofMaxLength(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Property(seed = "11", tries = 2000)
  void what_a_parser_reads_is_what_was_written_and_never_a_formula(
      @ForAll("cells") List<String> cells) throws IOException {
    List<String> read = parsed(line(cells.toArray(new String[0])));
    assertThat(read).hasSameSizeAs(cells);
    for (int i = 0; i < cells.size(); i++) {
      String cell = read.get(i);
      assertThat(cell).isIn(cells.get(i), "'" + cells.get(i));
      assertThat(cell.isEmpty() || "=+-@\t\r\n".indexOf(cell.charAt(0)) < 0).isTrue();
    }
  }

  /** A parser by the grammar of RFC 4180, of one record. */
  private static List<String> parsed(String record) {
    assertThat(record).endsWith("\r\n");
    String text = record.substring(0, record.length() - 2);
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder cell = new StringBuilder();
      if (at < text.length() && text.charAt(at) == '"') {
        at++;
        while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
          cell.append(text.charAt(at));
          at += text.charAt(at) == '"' ? 2 : 1;
        }
        at++;
      } else {
        while (at < text.length() && text.charAt(at) != ',') {
          assertThat(text.charAt(at)).isNotIn('"', '\r', '\n');
          cell.append(text.charAt(at++));
        }
      }
      cells.add(cell.toString());
      if (at == text.length()) {
        return cells;
      }
      assertThat(text.charAt(at++)).isEqualTo(',');
    }
  }
}
