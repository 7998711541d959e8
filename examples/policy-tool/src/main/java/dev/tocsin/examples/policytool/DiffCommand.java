package dev.tocsin.examples.policytool;

import dev.tocsin.verify.Difference;
import dev.tocsin.verify.PolicyDiff;
import dev.tocsin.verify.VerifyOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what two policies decide differently. */
@Command(
    name = "diff",
    description = {
      "Says what two policies decide differently: not how the files differ, but which incidents",
      "take another path or team, who else is on call, which rules of the desk change. What is",
      "only written in another way is listed as that. Exits 1 when they differ."
    })
final class DiffCommand extends PolicyCommand {
  @Parameters(index = "0", paramLabel = "OLD", description = "The policy in force.")
  String before = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "The policy that is to follow.")
  String after = "";

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "Compare who is on call from here on. Default: now.")
  @Nullable String from;

  @Option(names = "--weeks", paramLabel = "N", description = "For so many weeks. Default: 8.")
  int weeks = 8;

  @Override
  public Integer call() {
    if (weeks < 1 || weeks > 520) {
      throw new UsageException("--weeks", String.valueOf(weeks), "is out of range", "use 1 to 520");
    }
    if (before.equals("-") && after.equals("-")) {
      throw new UsageException(
          "NEW", "-", "is standard input, and OLD is too", "name a file for one of them");
    }
    Instant given = instant("--from", from);
    PolicyDiff diff =
        PolicyDiff.between(
            read(before).policy(),
            read(after).policy(),
            VerifyOptions.from(from == null ? given.truncatedTo(ChronoUnit.MINUTES) : given)
                .horizon(Duration.ofDays(7L * weeks)));
    if (json) {
      List<Object> all = new ArrayList<>();
      diff.differences().forEach(each -> all.add(asJson(each)));
      json(Map.of("proved", diff.proved(), "differences", all));
    } else {
      for (Difference each : diff.differences()) {
        say("[%s] %s".formatted(word(each), Terminal.plain(each.about())));
        say("  before: " + Terminal.plain(each.before()));
        say("  after:  " + Terminal.plain(each.after()));
        if (each.example() != null) {
          say("  For example: " + Terminal.plain(each.example().toString()) + ".");
        }
      }
      if (!diff.proved()) {
        say("The tables are too tangled to list every difference of paths and service levels.");
      }
      if (diff.differences().isEmpty() && diff.proved()) {
        say("They decide the same.");
      }
    }
    return diff.differences().isEmpty() && diff.proved() ? 0 : Tocsin.FOUND;
  }

  private static String word(Difference difference) {
    return difference.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, @Nullable Object> asJson(Difference difference) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("kind", word(difference));
    all.put("about", difference.about());
    all.put("before", difference.before());
    all.put("after", difference.after());
    all.put("example", difference.example() == null ? null : difference.example().toString());
    return all;
  }
}
