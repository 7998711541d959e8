package dev.tocsin.faults.judge;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every message that an incident speaks of was delivered, is parked, or was taken back by what its
 * rung ends with; nothing else was delivered; and one came twice only where a lease ran out.
 */
final class MessageCheck {
  private record Written(String incident, Instant at, @Nullable Instant stopped) {}

  private MessageCheck() {}

  static void run(Connection connection, Evidence evidence, Findings findings)
      throws SQLException, IOException {
    Map<String, Written> written = written(connection, evidence);
    Map<String, List<Instant>> mail = Mail.read(evidence.sink());
    Set<String> parked =
        strings(
            connection,
            "select commit_id || ':' || ordinal from tocsin_outbox where parked_no is not null");
    Set<String> told =
        strings(
            connection,
            """
            select cast(body as jsonb) -> 'event' -> 'notified' ->> 'key' from tocsin_event
            where type = 'delivery-parked'
            """);
    findings.parked = parked.size();
    if (!parked.equals(told)) {
      findings.broken(
          "Parked are %d messages, and the events tell of %d", parked.size(), told.size());
    }
    written.forEach((key, each) -> judge(key, each, mail, parked, evidence, findings));
    for (String key : mail.keySet()) {
      if (!written.containsKey(key)) {
        findings.broken("Message %s arrived, and no event tells of it", key);
      }
    }
  }

  private static void judge(
      String key,
      Written each,
      Map<String, List<Instant>> mail,
      Set<String> parked,
      Evidence evidence,
      Findings findings) {
    List<Instant> arrivals = mail.getOrDefault(key, List.of());
    int lost = evidence.leases().ofMessages(each.incident);
    if (!arrivals.isEmpty()) {
      findings.delivered++;
      findings.duplicates += arrivals.size() - 1;
      if (arrivals.size() - 1 > evidence.leases().ofMessage(key)) {
        findings.broken(
            "Message %s arrived %d times, and %d leases ran out",
            key, arrivals.size(), evidence.leases().ofMessage(key));
      }
      late(key, each, arrivals.get(arrivals.size() - 1), lost, evidence, findings);
    } else if (!parked.contains(key)) {
      findings.superseded++;
      if (each.stopped == null) {
        findings.broken("Message %s is gone: not delivered, not parked, not taken back", key);
      } else {
        late(key, each, each.stopped, lost, evidence, findings);
      }
    }
    if (parked.contains(key) && !arrivals.isEmpty()) {
      findings.broken("Message %s arrived and is parked", key);
    }
  }

  private static void late(
      String key, Written each, Instant done, int lost, Evidence evidence, Findings findings) {
    Duration late = Duration.between(each.at, done);
    Duration bound = evidence.messageBound(each.at, done, lost);
    findings.lateDelivery(late, bound);
    if (late.compareTo(bound) > 0) {
      findings.broken("Message %s is late by %s, bound %s", key, late, bound);
    }
  }

  /** The keys that events tell of, and when that was recorded which takes them back. */
  private static Map<String, Written> written(Connection connection, Evidence evidence)
      throws SQLException {
    Map<String, Written> all = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select e.incident, e.seen, n ->> 'key', e.body_rung,
                  (select min(s.recorded_at) from tocsin_event s where s.tenant = e.tenant and s.incident = e.incident
                    and s.sequence > e.sequence and s.type = 'acknowledged'),
                  (select min(s.recorded_at) from tocsin_event s where s.tenant = e.tenant and s.incident = e.incident
                    and s.sequence > e.sequence and s.type in ('resolved', 'closed'))
                from (select v.tenant, v.incident, v.sequence, greatest(v.recorded_at, c.made_at) as seen,
                    cast(v.body as jsonb) as json,
                    cast(v.body as jsonb) -> 'event' ->> 'rung' as body_rung
                  from tocsin_event v left join tocsin_commit c
                    on c.tenant = v.tenant and c.incident = v.incident and c.version = v.version
                  where v.type in ('rung-fired', 'last-resort-paged')) e
                  cross join jsonb_array_elements(e.json -> 'event' -> 'notified') as n
                """)) {
      while (row.next()) {
        Instant acknowledged = row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant();
        Instant resolved = row.getTimestamp(6) == null ? null : row.getTimestamp(6).toInstant();
        String rung = row.getString(4);
        boolean both = rung != null && evidence.rules().untilAcknowledged(rung);
        all.put(
            row.getString(3),
            new Written(
                row.getString(1),
                row.getTimestamp(2).toInstant(),
                both && acknowledged != null ? acknowledged : resolved));
      }
    }
    return all;
  }

  private static Set<String> strings(Connection connection, String sql) throws SQLException {
    Set<String> all = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    }
    return all;
  }
}
