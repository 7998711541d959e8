package dev.tocsin.examples.blackfriday.story;

import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.examples.blackfriday.play.Sent;
import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what the escalation did, by the messages that really left. */
final class EscalationTeller {
  private final Story story;
  private final Policy policy;
  private final Cast cast;
  private final Set<Recipient> paged = new HashSet<>();
  private Instant roundStart;
  private @Nullable Entry lastRung;

  EscalationTeller(Story story, Policy policy) {
    this.story = story;
    this.policy = policy;
    this.cast = new Cast(policy);
    this.roundStart = story.start();
  }

  List<Line> tell(Entry entry, EscalationEvent event) {
    if (event instanceof EscalationEvent.RungFired fired) {
      lastRung = entry;
      return fired(entry, fired);
    }
    if (event instanceof EscalationEvent.RoundStarted round) {
      roundStart = entry.occurredAt();
      return round.cause().equals("logged") ? List.of() : List.of(round(entry, round));
    }
    if (event instanceof EscalationEvent.PathChosen chosen) {
      return List.of(Teller.line(entry, "another path applies", path(chosen.path())));
    }
    if (event instanceof EscalationEvent.EscalatedNow now) {
      return List.of(Teller.line(entry, "did not wait for rung '" + now.rung() + "'", ""));
    }
    if (event instanceof EscalationEvent.MajorDeclared major) {
      boolean byPath = lastRung != null && lastRung.recordedAt().equals(entry.recordedAt());
      return List.of(
          Teller.line(
              entry, "declared a major incident", byPath ? reasonOf(entry) : major.reason()));
    }
    if (event instanceof EscalationEvent.LastResortPaged last) {
      return lastResort(entry, last);
    }
    if (event instanceof EscalationEvent.DeliveryParked parked) {
      return List.of(
          Teller.line(
              entry,
              "could not reach " + describe(List.of(parked.notified()), entry),
              "given up: " + parked.reason()));
    }
    return List.of(Teller.line(entry, "recorded '" + event.type() + "'", ""));
  }

  /** Why a rung was taken: how long its condition had held. */
  String reasonOf(Entry entry) {
    Entry rungEntry = lastRung;
    if (rungEntry == null || !rungEntry.occurredAt().equals(entry.occurredAt())) {
      return "";
    }
    return reason(entry, (EscalationEvent.RungFired) rungEntry.event());
  }

  private String reason(Entry entry, EscalationEvent.RungFired fired) {
    Duration since = Duration.between(roundStart, entry.occurredAt());
    Path path = policy.matrix().path(fired.path());
    Rung rung = path == null ? null : path.rung(fired.rung());
    if (since.isZero() || rung == null) {
      return "";
    }
    return rung.until() == Until.ACKNOWLEDGED
        ? "nobody acknowledged for " + Elapsed.words(since)
        : "not resolved for " + Elapsed.words(since);
  }

  private List<Line> fired(Entry entry, EscalationEvent.RungFired fired) {
    if (fired.outcome() == RungOutcome.EMPTY) {
      String why = fired.reason() == null ? "" : fired.reason();
      return List.of(Teller.line(entry, "found nobody for rung '" + fired.rung() + "'", why));
    }
    if (fired.outcome() == RungOutcome.OVERTAKEN) {
      return List.of(
          Teller.line(entry, "left out rung '" + fired.rung() + "'", "overtaken by a later one"));
    }
    List<Line> lines = new ArrayList<>();
    byPurpose(fired.notified())
        .forEach(
            (words, notified) ->
                lines.add(
                    Teller.line(
                        entry,
                        words.formatted(describe(notified, entry)),
                        fired.reason() == null ? reason(entry, fired) : fired.reason())));
    return lines;
  }

  private List<Line> lastResort(Entry entry, EscalationEvent.LastResortPaged last) {
    if (last.notified().isEmpty()) {
      return List.of(
          Teller.line(entry, "found nobody, and the policy has no last resort", last.reason()));
    }
    return List.of(
        Teller.line(
            entry, "paged the last resort: " + describe(last.notified(), entry), last.reason()));
  }

  /**
   * The recipients of messages that are told in the same words, which have a place for them; calls
   * to the swarm are told with it.
   */
  private Map<String, List<Notified>> byPurpose(List<Notified> notified) {
    Map<String, List<Notified>> found = new LinkedHashMap<>();
    for (Notified each : notified) {
      Sent sent = story.sent().get(each.key());
      if (sent == null || !sent.message().purpose().equals("swarm")) {
        found.computeIfAbsent(words(each, sent), words -> new ArrayList<>()).add(each);
      }
    }
    return found;
  }

  private String words(Notified notified, @Nullable Sent sent) {
    if (sent == null) {
      return "has a message waiting for %s";
    }
    if (notified.recipient().kind().equals("subscribers")) {
      String said = sent.message().text().lines().findFirst().orElse("");
      return "told %s: “" + said.replace("%", "%%") + "”";
    }
    if (!sent.message().purpose().equals("page")) {
      return "informed %s";
    }
    return paged.add(notified.recipient()) ? "paged %s" : "paged %s again";
  }

  String describe(List<Notified> notified, Entry entry) {
    String team = accountable();
    return notified.stream()
        .map(each -> cast.describe(each.recipient(), entry.occurredAt(), team))
        .collect(Collectors.joining(", "));
  }

  private String accountable() {
    return story.incident().team();
  }

  private Line round(Entry entry, EscalationEvent.RoundStarted round) {
    String why =
        switch (round.cause()) {
          case "team" -> "another team is accountable";
          case "severity" -> "it is more severe than before";
          case "lapsed" -> "nobody has it any more";
          case "reopened" -> "it was not over";
          default -> round.cause();
        };
    return Teller.line(entry, "began the escalation anew: " + why, path(round.path()));
  }

  private static String path(@Nullable String path) {
    return path == null ? "→ no path" : "→ path '" + path + "'";
  }
}
