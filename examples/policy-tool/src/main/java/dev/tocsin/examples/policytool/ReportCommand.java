package dev.tocsin.examples.policytool;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.examples.policytool.page.ReportPage;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import dev.tocsin.register.Figures;
import dev.tocsin.register.FiguresCollector;
import dev.tocsin.register.FiguresOptions;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.register.Pattern;
import dev.tocsin.register.PatternFinder;
import dev.tocsin.register.PatternOptions;
import dev.tocsin.registerfile.LogImport;
import dev.tocsin.registerfile.LogMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Figures over a register. */
@Command(
    name = "report",
    description = {
      "Counts figures over a log of another tool, over what 'tocsin import --out' wrote, or over a",
      "register that was exported as JSON Lines: as text, or as one page of HTML with charts."
    })
final class ReportCommand extends PolicyCommand {
  private static final long MOST_WEEKS = 1_000;

  @Parameters(paramLabel = "FILE", description = "A log (with --mapping), or JSON Lines.")
  String file = "";

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "What a log's columns mean; its service level has the business hours.")
  @Nullable String mapping;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Of a register: the policy with its service levels and calendars.")
  @Nullable String policy;

  @Option(
      names = "--calendar",
      paramLabel = "NAME",
      description =
          "Count business time on this calendar of the policy. Default: that of the mapping.")
  @Nullable String calendarName;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write one page of HTML there instead: it needs nothing else to open.")
  @Nullable String html;

  @Option(names = "--title", paramLabel = "TEXT", description = "The title of the page.")
  @Nullable String title;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "When the register was read. Default: the latest time in it.")
  @Nullable String asOf;

  @Override
  public Integer call() {
    LogMapping read = mapping == null ? null : LogMapping.read(path("--mapping", mapping));
    Policy rules = policy == null ? none() : read(policy).policy();
    BusinessCalendar calendar = calendar(read, rules);
    List<IncidentRecord> records = records(read, rules, path("FILE", file));
    if (records.isEmpty()) {
      throw new UsageException("FILE", file, "has no incidents", "name a log that has some");
    }
    Instant end = asOf == null ? latest(records) : instant("--as-of", asOf);
    FiguresCollector collector = new FiguresCollector(FiguresOptions.asOf(end).calendar(calendar));
    records.forEach(collector::add);
    Figures figures = collector.figures();
    List<Pattern> patterns = patterns(records, end);
    if (html != null) {
      String name = title == null ? read == null ? "Incidents" : read.name() : title;
      WholeFile.write("--html", html, ReportPage.of(name, figures, patterns));
    }
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("asOf", end.toString());
      all.put("calendar", calendar.id());
      all.put("all", plain(figures.all()));
      all.put("byPriority", plain(figures.byPriority()));
      all.put("byTeam", plain(figures.byTeam()));
      all.put("byCategory", plain(figures.byCategory()));
      all.put("bySupplier", plain(figures.bySupplier()));
      all.put("leftOut", plain(figures.leftOut()));
      all.put("weeks", plain(figures.weeks()));
      all.put("backlog", plain(figures.backlog()));
      all.put("nightPages", figures.nightPages());
      all.put("patterns", plain(patterns));
      json(all);
    } else if (html == null) {
      ReportWords.of(figures, patterns).forEach(each -> say(Terminal.plain(each)));
    }
    return 0;
  }

  /** In windows of a week, over the whole register. */
  private static List<Pattern> patterns(List<IncidentRecord> records, Instant end) {
    Instant first = end;
    for (IncidentRecord record : records) {
      first = record.loggedAt().isBefore(first) ? record.loggedAt() : first;
    }
    Duration week = Duration.ofDays(7);
    long weeks = Duration.between(first, end).dividedBy(week) + 1;
    PatternFinder finder =
        new PatternFinder(
            PatternOptions.asOf(end.plusMillis(1))
                .windows(week, (int) Math.min(MOST_WEEKS, Math.max(2, weeks))));
    records.forEach(finder::add);
    return finder.find();
  }

  /** A policy that promises nothing. */
  private static Policy none() {
    return Policy.builder("none").team(Team.of("none", 1, "nobody")).defaultTeam("none").build();
  }

  private BusinessCalendar calendar(@Nullable LogMapping mapping, Policy rules) {
    if (calendarName == null) {
      return mapping == null ? BusinessCalendar.ALWAYS : mapping.calendar();
    }
    BusinessCalendar found = rules.calendars().get(calendarName);
    if (found == null) {
      throw new UsageException(
          "--calendar",
          Terminal.plain(calendarName),
          "is not a calendar of the policy",
          "use one of " + rules.calendars().keySet() + " of --policy");
    }
    return found;
  }

  /** Times as text. */
  private static Object plain(Object value) {
    return IncidentLines.JSON.convertValue(value, Object.class);
  }

  private static List<IncidentRecord> records(
      @Nullable LogMapping mapping, Policy policy, Path path) {
    List<IncidentRecord> records = new ArrayList<>();
    if (IncidentLines.holds(path)) {
      IncidentLines.read(path, policy, records::add);
    } else if (mapping != null) {
      LogImport.read(
          mapping, path, () -> new UUID(0, 0), incident -> records.add(incident.record()));
    } else {
      throw new UsageException(
          "FILE",
          Terminal.plain(path.toString()),
          "is neither what 'tocsin import --out' writes nor an exported register",
          "give --mapping if it is the log of another tool");
    }
    return records;
  }

  private static Instant latest(List<IncidentRecord> records) {
    Instant latest = Instant.EPOCH;
    for (IncidentRecord record : records) {
      latest = later(later(latest, record.loggedAt()), record.closedAt());
      latest = later(latest, record.acknowledgedAt());
      for (IncidentRecord.Stretch stretch : record.open()) {
        latest = later(later(latest, stretch.from()), stretch.to());
      }
    }
    return latest;
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other != null && other.isAfter(one) ? other : one;
  }
}
