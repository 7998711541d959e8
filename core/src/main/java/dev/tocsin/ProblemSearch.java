package dev.tocsin;

import com.google.common.hash.Hashing;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Link;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.register.Pattern;
import dev.tocsin.register.PatternFinder;
import dev.tocsin.register.PatternOptions;
import dev.tocsin.register.ProblemCandidate;
import dev.tocsin.store.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for patterns in the register and proposes each as a problem, once. */
final class ProblemSearch {
  private static final int MOST_LINKS = 1_000;

  private final Corridor corridor;
  private final DeskRegister register;
  private final PatternOptions options;
  private final Caller by;
  private final Set<String> known = new HashSet<>();

  ProblemSearch(Corridor corridor, DeskRegister register, PatternOptions options, Actor by) {
    this.corridor = corridor;
    this.register = register;
    this.options = options;
    this.by = Caller.of(by);
  }

  List<ProblemCandidate> run() {
    PatternFinder finder = new PatternFinder(options);
    Instant begin = options.asOf().minus(options.window().multipliedBy(options.windows()));
    register.walk(
        Query.all().logged(begin, options.asOf()),
        (incident, record) -> {
          finder.add(record);
          for (Link link : incident.links()) {
            if (link.kind().equals(Link.PROBLEM_CANDIDATE)) {
              known.add(link.target());
            }
          }
        });
    List<ProblemCandidate> candidates = new ArrayList<>();
    for (Pattern pattern : finder.find()) {
      ProblemCandidate candidate = propose(pattern);
      if (candidate != null) {
        candidates.add(candidate);
      }
    }
    return List.copyOf(candidates);
  }

  private @Nullable ProblemCandidate propose(Pattern pattern) {
    String name = name(pattern);
    Link link = new Link(Link.PROBLEM_CANDIDATE, name);
    boolean proposed = known.add(name);
    List<Incident> first = new ArrayList<>(1);
    long[] linked = {0};
    register.walk(
        query(pattern),
        (incident, record) -> {
          boolean there = incident.links().contains(link);
          boolean full = !there && incident.links().size() >= MOST_LINKS;
          if (record.leftOut() != null || full || !is(pattern, record)) {
            return;
          }
          boolean begins = first.isEmpty();
          if (begins) {
            first.add(incident);
          }
          if (!there) {
            corridor.handle(
                incident.id(),
                begins && proposed ? proposal(name, pattern) : new Command.AddLink(link),
                by);
            linked[0]++;
          }
        });
    return first.isEmpty()
        ? null
        : new ProblemCandidate(name, pattern, first.get(0).id(), proposed, linked[0]);
  }

  private Command proposal(String name, Pattern pattern) {
    return new Command.ProposeProblem(
        name,
        pattern.subject().toString(),
        pattern.name(),
        pattern.from(),
        pattern.to(),
        pattern.count(),
        String.format(
            Locale.ROOT,
            "Fisher's exact test: %d logged from %s to %s, %.2f expected, by chance alone %.2g; of all"
                + " that is proposed at this threshold at most %.2g is chance.",
            pattern.count(),
            pattern.from(),
            pattern.to(),
            pattern.expected(),
            pattern.chance(),
            options.falseDiscoveries()));
  }

  /** The same for the same subject, whenever it recurs. */
  private static String name(Pattern pattern) {
    String text = pattern.subject() + " " + pattern.name();
    return "candidate-"
        + Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString().substring(0, 16);
  }

  private static Query query(Pattern pattern) {
    Query logged = Query.all().logged(pattern.from(), pattern.to());
    return switch (pattern.subject()) {
      case CATEGORY -> logged.category(Category.of(pattern.name()));
      case SERVICE -> logged.service(pattern.name());
      case ITEM -> logged.attribute(IncidentRecord.ITEM, pattern.name());
      case TEXT -> logged;
    };
  }

  private static boolean is(Pattern pattern, IncidentRecord record) {
    return switch (pattern.subject()) {
      case CATEGORY -> record.category() != null && record.category().path().equals(pattern.name());
      case SERVICE -> pattern.name().equals(record.service());
      case ITEM -> pattern.name().equals(record.item());
      case TEXT ->
          record.title() != null && PatternFinder.words(record.title()).contains(pattern.name());
    };
  }
}
