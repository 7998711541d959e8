package dev.tocsin.examples.policytool;

import dev.tocsin.policy.Policy;
import dev.tocsin.verify.Example;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays an incident forward on the desk's own engine, and says what is due when. */
@Command(
    name = "due",
    description = {
      "Says what comes due for an incident while nobody else acts: each rung with whom it reaches",
      "then, each target with its warnings and its breach. It is the desk's own engine that is",
      "played forward."
    })
final class DueCommand extends PolicyCommand {
  @Parameters(paramLabel = "FILE", description = "The policy; - for standard input.")
  String file = "";

  @Mixin FactsOptions facts = new FactsOptions();

  @Option(
      names = "--logged",
      paramLabel = "INSTANT",
      description = "When it is logged. Default: now.")
  @Nullable String logged;

  @Option(
      names = "--hold",
      paramLabel = "FROM/TO[/REASON]",
      description = {
        "That work waits, such as 2026-11-27T10:00:00Z/2026-11-27T11:00:00Z/caller. Default"
            + " REASON: caller. May be repeated."
      })
  List<String> holds = List.of();

  @Option(
      names = "--acknowledged",
      paramLabel = "INSTANT",
      description = "When somebody says mine.")
  @Nullable String acknowledged;

  @Option(names = "--resolved", paramLabel = "INSTANT", description = "When it is resolved.")
  @Nullable String resolved;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How far to look, 1 to 366. Default: 30.")
  int days = 30;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Show times in this zone. Default: UTC.")
  @Nullable String zone;

  @Override
  public Integer call() {
    if (days < 1 || days > 366) {
      throw new UsageException("--days", String.valueOf(days), "is out of range", "use 1 to 366");
    }
    ZoneId shown = zone();
    Policy policy = read(file).policy();
    Instant start = instant("--logged", logged);
    Example example = facts.example(policy, start);
    List<PlayedOut.Deed> deeds = deeds(Hold.all(holds, text -> instant("--hold", text)));
    if (acknowledged != null) {
      deeds.add(PlayedOut.acknowledge(instant("--acknowledged", acknowledged)));
    }
    if (resolved != null) {
      deeds.add(PlayedOut.resolve(instant("--resolved", resolved)));
    }
    PlayedOut played = PlayedOut.of(policy, example, deeds, start.plus(Duration.ofDays(days)));
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("logged", start.toString());
      all.put("due", played.steps().stream().map(DueCommand::asJson).toList());
      all.put("complete", played.complete());
      json(all);
    } else {
      DateTimeFormatter time =
          DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss VV", Locale.ENGLISH).withZone(shown);
      say("An incident: " + Terminal.plain(example.toString()) + ".");
      Folded.lines(played.steps(), time).forEach(this::say);
      if (!played.complete()) {
        say("There is more after that: look further with --days.");
      }
    }
    return 0;
  }

  private static Map<String, @Nullable Object> asJson(PlayedOut.Step step) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("at", step.at().toString());
    one.put("what", step.type());
    one.put("rung", step.rung());
    one.put("people", step.people());
    one.put("words", step.words());
    return one;
  }

  private ZoneId zone() {
    try {
      return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new UsageException(
          "--zone", zone == null ? "" : zone, "is not a zone", "write it like Europe/Berlin");
    }
  }

  private static List<PlayedOut.Deed> deeds(List<Hold> holds) {
    List<PlayedOut.Deed> deeds = new ArrayList<>();
    for (Hold hold : holds) {
      deeds.add(PlayedOut.hold(hold.from(), hold.reason()));
      deeds.add(PlayedOut.resume(hold.to()));
    }
    return deeds;
  }
}
