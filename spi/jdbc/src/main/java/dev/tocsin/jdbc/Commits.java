package dev.tocsin.jdbc;

import dev.tocsin.incident.Entry;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.DuplicateKey;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.CommitResult.Unknown;
import dev.tocsin.store.Redaction;
import dev.tocsin.store.UnusableTransactionException;
import dev.tocsin.store.UnusableTransactionException.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Committing: in a transaction of its own, with another try after a definite abort, or in the
 * host's, without. Safe for many threads. Source: store-contract.md, C1 to C9, C30, C31.
 */
final class Commits {
  private final Db db;
  private final Codec codec;
  private final Snapshots snapshots;
  private final Committer committer;
  private final Verdict verdict;
  private final Doubts doubts = new Doubts();
  private final Sql replace;

  Commits(Db db, Codec codec, Snapshots snapshots, Committer committer) {
    this.db = db;
    this.codec = codec;
    this.snapshots = snapshots;
    this.committer = committer;
    this.verdict = new Verdict(db);
    this.replace =
        db.sql(
            """
            update tocsin_event set type = :type, request = :request, body = :body
            where tenant = :tenant and incident = :incident and sequence = :sequence
            """);
  }

  CommitResult commit(Commit commit) {
    return own(Encoded.of(commit));
  }

  CommitResult redact(Redaction redaction) {
    return own(Encoded.of(redaction));
  }

  private CommitResult own(Encoded encoded) {
    Rejected refusal = encoded.write(codec);
    return refusal == null ? written(encoded) : refusal;
  }

  /** Makes a commit whose texts are written. */
  CommitResult written(Encoded encoded) {
    for (int i = 0; i < Db.TRIES; i++) {
      CommitResult result = attempt(encoded);
      if (result != null) {
        return result;
      }
    }
    return new Unknown(
        "Commit %s met other transactions %d times and has not happened: try it again"
            .formatted(encoded.commit.id(), Db.TRIES));
  }

  /** One attempt; null after a definite abort, when the next one may go through. */
  private @Nullable CommitResult attempt(Encoded encoded) {
    try {
      if (make(encoded)) {
        snapshots.written(encoded);
        return new Committed(encoded.commit.snapshot().version());
      }
    } catch (Db.LostCommit e) {
      return doubt(encoded, e);
    } catch (SQLException e) {
      if (SqlErrors.collision(e)) {
        return null;
      }
      if (SqlErrors.value(e)) {
        return unstorable(encoded, e);
      }
      if (!SqlErrors.constraint(e)) {
        return doubt(encoded, e);
      }
    }
    try {
      CommitResult result =
          db.once(connection -> Optional.ofNullable(verdict.on(connection, encoded))).orElse(null);
      return result instanceof DuplicateKey && doubts.has(encoded.commit)
          ? seal(encoded, result)
          : result;
    } catch (SQLException e) {
      return SqlErrors.collision(e) ? null : doubt(encoded, e);
    }
  }

  private boolean make(Encoded encoded) throws SQLException {
    if (committer.alone() && !encoded.redaction) {
      return db.once(connection -> committer.make(connection, encoded, false));
    }
    return db.unit(
        connection -> {
          boolean made = committer.make(connection, encoded, false);
          if (made && encoded.redaction) {
            replace(connection, encoded);
          }
          return made;
        });
  }

  private void replace(Connection connection, Encoded encoded) throws SQLException {
    Args args = encoded.parameters(db);
    try (PreparedStatement statement = connection.prepareStatement(replace.text())) {
      for (int i = 0; i < encoded.replaced.size(); i++) {
        Entry entry = encoded.replaced.get(i);
        args.with("type", entry.event().type())
            .with("request", entry.requestId())
            .with("body", encoded.replacements.get(i))
            .with("sequence", entry.sequence());
        replace.bind(statement, args);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * A commit in doubt may reach the server after the key is free again. A duplicate is reported
   * only when that can do no harm any more.
   */
  private @Nullable CommitResult seal(Encoded encoded, CommitResult result) throws SQLException {
    try {
      return db.once(
          connection -> {
            verdict.seal(connection, encoded);
            return result;
          });
    } catch (SQLException e) {
      if (SqlErrors.constraint(e)) {
        return null;
      }
      throw e;
    }
  }

  /** Nobody knows whether it has happened; or it has not, as the database has refused it. */
  Unknown doubt(Encoded encoded, SQLException e) {
    UUID id = encoded.commit.id();
    String why = String.valueOf(Db.unavailable("make commit " + id + " now", e).getMessage());
    boolean refused = SqlErrors.definiteAbort(e) && !(e instanceof Db.LostCommit);
    if (refused && !doubts.has(encoded.commit)) {
      return new Unknown(why);
    }
    doubts.add(encoded.commit);
    return new Unknown("Whether commit %s has happened is not proven: %s".formatted(id, why));
  }

  private static Rejected unstorable(Encoded encoded, SQLException e) {
    return new Rejected(
        Reason.UNSTORABLE,
        "Commit %s holds what the database cannot keep: %s"
            .formatted(encoded.commit.id(), SqlErrors.tell(e)));
  }

  /** A commit in the host's transaction. */
  CommitResult join(Connection connection, Commit commit) {
    Encoded encoded = Encoded.of(commit);
    Rejected refusal = encoded.write(codec);
    if (refusal != null) {
      return refusal;
    }
    try {
      return joined(connection, encoded);
    } catch (SQLException e) {
      throw doomed(e);
    }
  }

  private CommitResult joined(Connection connection, Encoded encoded) throws SQLException {
    Savepoint before = connection.setSavepoint();
    SQLException failure = null;
    try {
      if (committer.make(connection, encoded, true)) {
        connection.releaseSavepoint(before);
        return new Committed(encoded.commit.snapshot().version());
      }
    } catch (SQLException e) {
      failure = e;
    }
    takeBack(connection, before, failure);
    if (failure != null && SqlErrors.value(failure)) {
      return unstorable(encoded, failure);
    }
    if (failure != null
        && !SqlErrors.constraint(failure)
        && (!SqlErrors.collision(failure) || SqlErrors.state(failure).equals("40P01"))) {
      throw failure;
    }
    CommitResult result = verdict.on(connection, encoded);
    if (result != null) {
      return result;
    }
    // The winner is there, but this transaction does not see it.
    String told = failure == null ? "" : String.valueOf(failure.getMessage());
    return told.toLowerCase(Locale.ROOT).contains(db.names.plain("tocsin_incident_owned"))
        ? new DuplicateKey(null)
        : new Conflict(null);
  }

  /** Takes back what was done since; where all of it is gone, the failure that did that is told. */
  private static void takeBack(
      Connection connection, Savepoint before, @Nullable SQLException failure) throws SQLException {
    try {
      connection.rollback(before);
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      if (failure == null) {
        throw e;
      }
      failure.addSuppressed(e);
      throw failure;
    }
  }

  /** What to throw when the host's transaction can only be rolled back. */
  static UnusableTransactionException doomed(SQLException e) {
    return new UnusableTransactionException(
        Problem.DOOMED,
        "The transaction can only be rolled back; do so and begin again (%s)"
            .formatted(SqlErrors.tell(e)),
        e);
  }
}
