package dev.tocsin.jdbc;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.store.Commit;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Wake;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Many commits of workers in one statement: each ends the claim of an open incident's wake and sets
 * the next one, or none. Their values are columns of arrays.
 *
 * <p>It says the same as the statement of one commit does, so a commit whose claim is lost while it
 * runs breaks the same check, and with it the whole statement. Cost: one round trip, and on the
 * server a row of work for each commit, event and message. Safe for many threads. Source:
 * store-contract.md, C19 and C39.
 */
final class PostgresBatch {
  /**
   * What the statement's text depends on.
   *
   * @param wake whether each has a next wake; else none has
   * @param outbox whether each has messages; else none has
   */
  record Shape(boolean wake, boolean outbox) {}

  private final Db db;
  private final Map<Shape, Sql> statements = new ConcurrentHashMap<>();

  PostgresBatch(Db db) {
    this.db = db;
  }

  /** Commits of equal shape can share a statement; one of none is made by itself. */
  static @Nullable Shape shape(Encoded encoded) {
    Commit commit = encoded.commit;
    Incident incident = commit.snapshot();
    boolean plain =
        commit.expectedVersion() > 0
            && !encoded.redaction
            && commit.fence() != null
            && commit.settled() == null
            && commit.superseded().isEmpty()
            && incident.phase() != Phase.CLOSED
            && !commit.entries().isEmpty();
    return plain ? new Shape(commit.wake() != null, !commit.outbox().isEmpty()) : null;
  }

  /**
   * Makes commits of one shape.
   *
   * @return for each whether it was made
   */
  boolean[] make(Connection connection, Shape shape, List<Encoded> all) throws SQLException {
    Sql sql = statements.get(shape);
    if (sql == null) {
      sql = db.sql(PostgresBatchSql.text(shape));
      statements.put(shape, sql);
    }
    boolean[] made = new boolean[all.size()];
    try (PreparedStatement statement = sql.on(connection, args(shape, all));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        made[(int) rows.getLong(1) - 1] = true;
      }
    }
    return made;
  }

  private Args args(Shape shape, List<Encoded> all) {
    Args args =
        db.args()
            .texts("tenants", all, each -> each.commit.tenant().value())
            .with("incidents", ids(all, each -> each.commit.incidentId().value()))
            .with("commits", ids(all, each -> each.commit.id()))
            .with("expected", numbers(all, each -> each.commit.expectedVersion()))
            .with("versions", numbers(all, each -> incident(each).version()))
            .texts("references", all, each -> incident(each).reference().value())
            .texts("logged", all, each -> InstantText.of(incident(each).identity().loggedAt()))
            .with("secrets", ids(all, each -> incident(each).identity().callbackSecret()))
            .texts("phases", all, each -> incident(each).phase().name())
            .texts("teams", all, each -> incident(each).team())
            .texts("categories", all, each -> incident(each).category().path())
            .texts("services", all, each -> incident(each).details().service())
            .with("priorities", numbers(all, each -> (long) incident(each).priority().level()))
            .texts("dedup_keys", all, each -> incident(each).details().dedupKey())
            .texts("owned_keys", all, each -> incident(each).ownedKey())
            .texts("snapshots", all, each -> each.snapshot)
            .with("digests", all.stream().map(each -> each.digest).toArray(byte[][]::new))
            .with("fences", numbers(all, each -> fence(each.commit)));
    if (shape.wake) {
      args.with("wake_lanes", numbers(all, each -> (long) Lanes.number(wake(each).lane())))
          .texts("dues", all, each -> InstantText.of(wake(each).due()));
    }
    events(args, all);
    if (shape.outbox) {
      messages(args, all);
    }
    return args;
  }

  private static void events(Args args, List<Encoded> all) {
    List<Long> places = new ArrayList<>();
    List<Encoded> owners = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Encoded owner = all.get(i);
      for (Entry entry : owner.commit.entries()) {
        places.add(i + 1L);
        owners.add(owner);
        entries.add(entry);
      }
      bodies.addAll(owner.entries);
    }
    args.with("event_places", places.toArray(Long[]::new))
        .texts("event_tenants", owners, each -> each.commit.tenant().value())
        .with("event_incidents", ids(owners, each -> each.commit.incidentId().value()))
        .with("sequences", numbers(entries, Entry::sequence))
        .with("event_versions", numbers(owners, each -> incident(each).version()))
        .texts("types", entries, entry -> entry.event().type())
        .texts("recorded", entries, entry -> InstantText.of(entry.recordedAt()))
        .texts("requests", entries, Entry::requestId)
        .texts("bodies", bodies, text -> text);
  }

  private static void messages(Args args, List<Encoded> all) {
    List<Long> places = new ArrayList<>();
    List<Encoded> owners = new ArrayList<>();
    List<OutboxEntry> outbox = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Encoded owner = all.get(i);
      List<OutboxEntry> mine = owner.commit.outbox();
      // In the order of their ordinals they draw their ages.
      for (int each : IntStream.range(0, mine.size()).boxed().sorted(byOrdinal(mine)).toList()) {
        places.add(i + 1L);
        owners.add(owner);
        outbox.add(mine.get(each));
        bodies.add(owner.outbox.get(each));
      }
    }
    args.with("message_places", places.toArray(Long[]::new))
        .texts("message_tenants", owners, each -> each.commit.tenant().value())
        .with("message_commits", ids(owners, each -> each.commit.id()))
        .with("ordinals", numbers(outbox, entry -> (long) entry.key().ordinal()))
        .with("message_incidents", ids(owners, each -> each.commit.incidentId().value()))
        .texts("queues", outbox, entry -> entry.outgoing().queue())
        .with("lanes", numbers(outbox, entry -> (long) Lanes.number(entry.lane())))
        .texts("messages", bodies, text -> text);
  }

  private static Comparator<Integer> byOrdinal(List<OutboxEntry> outbox) {
    return Comparator.comparingInt(place -> outbox.get(place).key().ordinal());
  }

  private static Incident incident(Encoded encoded) {
    return encoded.commit.snapshot();
  }

  private static Wake wake(Encoded encoded) {
    return Objects.requireNonNull(encoded.commit.wake());
  }

  private static long fence(Commit commit) {
    return Objects.requireNonNull(commit.fence()).number();
  }

  private static <E> Long[] numbers(List<E> all, Function<E, Long> number) {
    return all.stream().map(number).toArray(Long[]::new);
  }

  private static UUID[] ids(List<Encoded> all, Function<Encoded, UUID> id) {
    return all.stream().map(id).toArray(UUID[]::new);
  }
}
