package dev.tocsin.faults.judge;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each rung is recorded exactly once, not before it is due and within the stated bound. */
final class RungCheck {
  /** When something was decided, and when others could see it: a node may be stopped in between. */
  private record Recorded(Instant at, Instant seen) {}

  /** An incident as the tables tell of it. Nobody can take a rung before it is known. */
  private static final class Story {
    private final Instant logged;
    private final Map<String, List<Recorded>> rungs = new HashMap<>();
    private Instant known;
    private @Nullable Instant acknowledged;
    private @Nullable Instant resolved;
    private @Nullable Instant parked;

    Story(Instant logged) {
      this.logged = logged;
      this.known = logged;
    }
  }

  private RungCheck() {}

  static void run(Connection connection, Evidence evidence, Findings findings) throws SQLException {
    Map<String, Story> stories = stories(connection);
    findings.incidents = stories.size();
    stories.forEach(
        (incident, story) ->
            evidence
                .rules()
                .thresholds()
                .forEach((rung, after) -> judge(incident, story, rung, after, evidence, findings)));
  }

  private static void judge(
      String incident,
      Story story,
      String rung,
      Duration after,
      Evidence evidence,
      Findings findings) {
    Instant due = story.logged.plus(after);
    if (rung.equals("manager") && story.parked != null && story.parked.isBefore(due)) {
      due = story.parked; // the rung before it reached nobody
    }
    Instant stop =
        evidence.rules().untilAcknowledged(rung)
            ? earlier(story.acknowledged, story.resolved)
            : story.resolved;
    List<Recorded> recorded = story.rungs.getOrDefault(rung, List.of());
    findings.rungs += recorded.size();
    if (recorded.size() > 1) {
      findings.broken("Rung %s of %s is recorded %d times", rung, incident, recorded.size());
    } else if (recorded.isEmpty()) {
      if (stop == null || !stop.isBefore(due)) {
        findings.broken("Rung %s of %s, due at %s, is not recorded", rung, incident, due);
      }
    } else {
      Instant at = recorded.get(0).at;
      if (at.isBefore(due)) {
        findings.broken("Rung %s of %s, due at %s, is recorded at %s", rung, incident, due, at);
      }
      Instant from = story.known.isAfter(due) ? story.known : due;
      Instant done = recorded.get(0).seen;
      Duration late = Duration.between(from, done);
      Duration bound = evidence.bound(from, done, evidence.leases().ofWake(incident));
      findings.late(late, bound);
      if (late.compareTo(bound) > 0) {
        findings.broken("Rung %s of %s is late by %s, bound %s", rung, incident, late, bound);
      }
    }
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private static Map<String, Story> stories(Connection connection) throws SQLException {
    Map<String, Story> stories = new HashMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("select id, logged_at from tocsin_incident")) {
        while (row.next()) {
          stories.put(row.getString(1), new Story(row.getTimestamp(2).toInstant()));
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              """
              select e.incident, e.type, e.recorded_at,
                case when e.type = 'rung-fired' then cast(e.body as jsonb) -> 'event' ->> 'rung' end,
                greatest(e.recorded_at, c.made_at)
              from tocsin_event e left join tocsin_commit c
                on c.tenant = e.tenant and c.incident = e.incident and c.version = e.version
              where e.type in ('logged', 'rung-fired', 'acknowledged', 'resolved', 'delivery-parked')
              order by e.incident, e.sequence
              """)) {
        while (row.next()) {
          Story story = stories.get(row.getString(1));
          if (story != null) {
            tell(
                story,
                row.getString(2),
                new Recorded(row.getTimestamp(3).toInstant(), row.getTimestamp(5).toInstant()),
                row.getString(4));
          }
        }
      }
    }
    return stories;
  }

  private static void tell(Story story, String type, Recorded recorded, @Nullable String rung) {
    switch (type) {
      case "logged" -> story.known = recorded.seen;
      case "rung-fired" ->
          story
              .rungs
              .computeIfAbsent(String.valueOf(rung), each -> new ArrayList<>())
              .add(recorded);
      case "acknowledged" -> story.acknowledged = earlier(recorded.at, story.acknowledged);
      case "resolved" -> story.resolved = earlier(recorded.at, story.resolved);
      default -> story.parked = earlier(recorded.at, story.parked);
    }
  }
}
