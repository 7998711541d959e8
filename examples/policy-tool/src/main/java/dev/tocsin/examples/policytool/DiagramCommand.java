package dev.tocsin.examples.policytool;

import dev.tocsin.oncall.Rota;
import dev.tocsin.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the lifecycle, the matrix or a rota. */
@Command(
    name = "diagram",
    description = {
      "Draws a part of the policy: as Mermaid text, which code hosts show, or with --svg as a",
      "picture that opens in a browser."
    })
final class DiagramCommand extends PolicyCommand {
  @Parameters(index = "0", paramLabel = "FILE", description = "The policy; - for standard input.")
  String file = "";

  @Parameters(index = "1", paramLabel = "WHAT", description = "lifecycle, matrix, or rota:NAME.")
  String what = "";

  @Option(names = "--svg", description = "As a picture instead of Mermaid text.")
  boolean svg;

  @Option(names = "--out", paramLabel = "FILE", description = "Write it there. Default: print it.")
  @Nullable String target;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "Of a rota, from here on. Default: now.")
  @Nullable String from;

  @Option(names = "--weeks", paramLabel = "N", description = "Of a rota, 1 to 52. Default: 4.")
  int weeks = 4;

  @Override
  public Integer call() {
    if (weeks < 1 || weeks > 52) {
      throw new UsageException("--weeks", String.valueOf(weeks), "is out of range", "use 1 to 52");
    }
    Policy policy = read(file).policy();
    String drawn = drawn(policy);
    if (target != null) {
      write(target, drawn);
    } else if (json) {
      json(Map.of("what", what, "format", svg ? "svg" : "mermaid", "text", drawn));
    } else {
      say(drawn);
    }
    return 0;
  }

  private String drawn(Policy policy) {
    if (what.equals("lifecycle")) {
      return svg ? LifecycleSvg.of(policy.lifecycle()) : Mermaid.lifecycle(policy.lifecycle());
    }
    if (what.equals("matrix")) {
      return svg ? MatrixSvg.of(policy) : Mermaid.matrix(policy);
    }
    Rota rota =
        what.startsWith("rota:") ? policy.rotas().get(what.substring("rota:".length())) : null;
    if (rota == null) {
      throw new UsageException(
          "WHAT",
          what,
          what.startsWith("rota:") ? "is not a rota of the policy" : "is nothing that can be drawn",
          "use lifecycle, matrix, or rota: with one of " + policy.rotas().keySet());
    }
    Instant start = instant("--from", from);
    Instant end = start.plus(Duration.ofDays(7L * weeks));
    return svg ? RotaSvg.of(rota, start, end) : Mermaid.rota(rota, start, end);
  }

  private static void write(String name, String text) {
    try {
      Files.writeString(Path.of(name), text + "\n");
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(
          "--out", name, "cannot be written (" + e.getMessage() + ")", "name another file");
    }
  }
}
