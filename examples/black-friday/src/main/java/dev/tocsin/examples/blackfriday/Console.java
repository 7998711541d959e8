package dev.tocsin.examples.blackfriday;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/** Prints lines in the terminal's own character set, in plain letters where it has no others. */
final class Console {
  private static final Map<Integer, String> PLAIN =
      Map.of(
          (int) '→', "->", (int) '·', "-", (int) '…', "...", (int) '×', "x", (int) '“', "\"",
          (int) '”', "\"");

  private final PrintStream out;
  private final CharsetEncoder encoder;

  Console(PrintStream out, Charset charset) {
    this.out = new PrintStream(out, true, charset);
    this.encoder = charset.newEncoder();
  }

  static Console of(PrintStream out) {
    String name =
        System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
    return new Console(
        out, Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset());
  }

  void print(String line) {
    StringBuilder text = new StringBuilder();
    line.codePoints().forEach(point -> text.append(printable(point)));
    out.println(text);
  }

  private String printable(int point) {
    String text = Character.toString(point);
    return encoder.canEncode(text) ? text : PLAIN.getOrDefault(point, "?");
  }
}
