package dev.tocsin.examples.policytool;

import dev.tocsin.verify.Finding;
import dev.tocsin.verify.Severity;
import dev.tocsin.verify.Verification;
import dev.tocsin.verify.VerifyOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves policies, and says what is wrong as a colleague would. */
@Command(
    name = "check",
    description = {
      "Proves a policy: gaps, shadowed rows, holes in the on-call cover, rungs that come too late,",
      "and more. Each finding says where, what is wrong, what to do, and shows an example."
    })
final class CheckCommand extends PolicyCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The policy; - for standard input.")
  List<String> files = List.of();

  @Option(names = "--sarif", description = "Answer as SARIF 2.1.0, for code hosts.")
  boolean sarif;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "Exit 1 from this severity on: error, warning or info. Default: warning.")
  Severity failOn = Severity.WARNING;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "Look ahead from here, such as 2026-11-27T00:00:00Z. Default: now.")
  @Nullable String from;

  @Option(
      names = "--weeks",
      paramLabel = "N",
      description = "How many weeks to look ahead, 1 to 520. Default: 8.")
  int weeks = 8;

  /** A finding of a document. */
  record Found(PolicyText text, Finding finding) {}

  @Override
  public Integer call() {
    if (weeks < 1 || weeks > 520) {
      throw new UsageException("--weeks", String.valueOf(weeks), "is out of range", "use 1 to 520");
    }
    if (json && sarif) {
      throw new UsageException("--sarif and --json cannot both be asked for", "choose one");
    }
    VerifyOptions options =
        VerifyOptions.from(instant("--from", from)).horizon(Duration.ofDays(7L * weeks));
    List<PolicyText> texts = new ArrayList<>();
    List<Unreadable> errors = new ArrayList<>();
    for (String file : files) {
      try {
        texts.add(read(file));
      } catch (UnreadableException e) {
        errors.addAll(e.all());
      }
    }
    complain(errors);
    List<Found> found = new ArrayList<>();
    for (PolicyText text : texts) {
      for (Finding each : Verification.of(text.policy(), options).findings()) {
        found.add(new Found(text, each));
      }
    }
    if (sarif) {
      json(Sarif.log(found, errors));
    } else if (json) {
      json(CheckJson.of(texts, found, errors));
    } else {
      Review.of(texts, found).forEach(this::say);
    }
    if (!errors.isEmpty()) {
      return Tocsin.UNREADABLE;
    }
    return found.stream().anyMatch(each -> each.finding().severity().atLeast(failOn))
        ? Tocsin.FOUND
        : 0;
  }
}
