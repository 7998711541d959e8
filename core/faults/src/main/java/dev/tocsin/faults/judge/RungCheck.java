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
  /** An incident as the tables tell of it; instants are of recording. */
  private static final class Story {
    private final Instant logged;
    private final Map<String, List<Instant>> rungs = new HashMap<>();
    private @Nullable Instant acknowledged;
    private @Nullable Instant resolved;
    private @Nullable Instant parked;

    Story(Instant logged) {
      this.logged = logged;
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
    List<Instant> recorded = story.rungs.getOrDefault(rung, List.of());
    findings.rungs += recorded.size();
    if (recorded.size() > 1) {
      findings.broken("Rung %s of %s is recorded %d times", rung, incident, recorded.size());
    } else if (recorded.isEmpty()) {
      if (stop == null || !stop.isBefore(due)) {
        findings.broken("Rung %s of %s, due at %s, is not recorded", rung, incident, due);
      }
    } else {
      Instant done = recorded.get(0);
      if (done.isBefore(due)) {
        findings.broken("Rung %s of %s, due at %s, is recorded at %s", rung, incident, due, done);
      }
      Duration late = Duration.between(due, done);
      Duration bound = evidence.bound(due, done, evidence.leases().ofWake(incident));
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
              select incident, type, recorded_at,
                case when type = 'rung-fired' then cast(body as jsonb) -> 'event' ->> 'rung' end
              from tocsin_event
              where type in ('rung-fired', 'acknowledged', 'resolved', 'delivery-parked')
              order by incident, sequence
              """)) {
        while (row.next()) {
          Story story = stories.get(row.getString(1));
          if (story != null) {
            tell(story, row.getString(2), row.getTimestamp(3).toInstant(), row.getString(4));
          }
        }
      }
    }
    return stories;
  }

  private static void tell(Story story, String type, Instant at, @Nullable String rung) {
    switch (type) {
      case "rung-fired" ->
          story.rungs.computeIfAbsent(String.valueOf(rung), each -> new ArrayList<>()).add(at);
      case "acknowledged" -> story.acknowledged = earlier(at, story.acknowledged);
      case "resolved" -> story.resolved = earlier(at, story.resolved);
      default -> story.parked = earlier(at, story.parked);
    }
  }
}
