package dev.tocsin.jdbc;

import dev.tocsin.incident.Entry;
import dev.tocsin.store.OutboxEntry;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The events and messages of a commit as rows of a statement. A few are written out, since the
 * server reads and the driver writes an array more slowly; many are arrays, so that there are only
 * a few statements.
 */
final class PostgresRows {
  private static final int MOST = 4;

  private static final List<List<String>> EVENT_NAMES =
      names("sequence_", "type_", "recorded_", "request_", "body_");
  private static final List<List<String>> MESSAGE_NAMES =
      names("ordinal_", "queue_", "message_lane_", "message_");

  private PostgresRows() {}

  /** The names of the parameters of each row. */
  private static List<List<String>> names(String... columns) {
    return IntStream.range(0, MOST)
        .mapToObj(row -> Stream.of(columns).map(column -> column + row).toList())
        .toList();
  }

  /** What the statement's text depends on: how many rows are written out, or that none is. */
  static int shape(int rows) {
    return Math.min(rows, MOST + 1);
  }

  /** What is selected from {@code i} to insert so many events. */
  static String events(int shape) {
    if (shape == 1) {
      return """
      select :tenant, i.id, :sequence_0, :version, :type_0, :recorded_0, :request_0, :body_0
      from i
      """;
    }
    String rows =
        shape > MOST
            ? CommitSql.EVENTS
            : rows(
                shape,
                row ->
                    """
                    (cast(:sequence_%1$d as bigint), cast(:type_%1$d as varchar),
                      cast(:recorded_%1$d as timestamp with time zone),
                      cast(:request_%1$d as varchar), cast(:body_%1$d as varchar))
                    """
                        .formatted(row),
                "sequence, type, recorded_at, request, body");
    return """
    select :tenant, i.id, v.sequence, :version, v.type,
      cast(v.recorded_at as timestamp with time zone), v.request, v.body
    from i cross join
    """
        + rows;
  }

  /** Their parameters. */
  static void events(Args args, Encoded encoded) {
    List<Entry> entries = encoded.commit.entries();
    if (entries.size() > MOST) {
      CommitSql.events(args, encoded);
      return;
    }
    for (int row = 0; row < entries.size(); row++) {
      Entry entry = entries.get(row);
      List<String> names = EVENT_NAMES.get(row);
      args.with(names.get(0), entry.sequence())
          .with(names.get(1), entry.event().type())
          .with(names.get(2), entry.recordedAt())
          .with(names.get(3), entry.requestId())
          .with(names.get(4), encoded.entries.get(row));
    }
  }

  /** What is selected from {@code i} to insert so many messages. */
  static String messages(int shape) {
    if (shape == 1) {
      return """
      select :tenant, :commit, :ordinal_0, i.id, :queue_0, :message_lane_0,
        nextval('tocsin_ticket'), :began, :began, 0, false, false, :message_0
      from i
      """;
    }
    String rows =
        shape > MOST
            ? CommitSql.MESSAGES
            : rows(
                shape,
                row ->
                    """
                    (cast(:ordinal_%1$d as integer), cast(:queue_%1$d as varchar),
                      cast(:message_lane_%1$d as smallint), cast(:message_%1$d as varchar))
                    """
                        .formatted(row),
                "ordinal, queue, lane, body");
    return """
    select :tenant, :commit, v.ordinal, i.id, v.queue, v.lane, n.age, :began, :began, 0, false,
      false, v.body
    from i cross join n cross join
    """
        + rows;
  }

  /** Their parameters. */
  static void messages(Args args, Encoded encoded) {
    List<OutboxEntry> outbox = encoded.commit.outbox();
    if (outbox.size() > MOST) {
      CommitSql.messages(args, encoded);
      return;
    }
    for (int row = 0; row < outbox.size(); row++) {
      OutboxEntry entry = outbox.get(row);
      List<String> names = MESSAGE_NAMES.get(row);
      args.with(names.get(0), entry.key().ordinal())
          .with(names.get(1), entry.outgoing().queue())
          .with(names.get(2), Lanes.number(entry.lane()))
          .with(names.get(3), encoded.outbox.get(row));
    }
  }

  private static String rows(int count, IntFunction<String> row, String columns) {
    return "(values %s) as v (%s)"
        .formatted(
            IntStream.range(0, count).mapToObj(row).collect(Collectors.joining(", ")), columns);
  }
}
