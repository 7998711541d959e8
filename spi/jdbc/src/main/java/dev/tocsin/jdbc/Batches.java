package dev.tocsin.jdbc;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Rejected;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Independent commits that share a transaction of the server. What did not go through in it is made
 * once more by itself, and so are all of them after a definite abort. Safe for many threads.
 * Source: store-contract.md, C39.
 */
final class Batches {
  /** How many share a transaction: so many that the rest costs more than the commit. */
  private static final int SHARED = 250;

  private static final Comparator<Encoded> ORDER =
      Comparator.comparing((Encoded each) -> each.commit.tenant().value())
          .thenComparing(each -> each.commit.incidentId());

  private final Db db;
  private final Codec codec;
  private final Snapshots snapshots;
  private final Committer committer;
  private final Commits commits;

  Batches(Db db, Codec codec, Snapshots snapshots, Committer committer, Commits commits) {
    this.db = db;
    this.codec = codec;
    this.snapshots = snapshots;
    this.committer = committer;
    this.commits = commits;
  }

  private record Place(TenantId tenant, IncidentId incident) {}

  /** What tells commits apart; the hash of a commit would be that of the whole incident. */
  private record Id(TenantId tenant, UUID id) {
    static Id of(Commit commit) {
      return new Id(commit.tenant(), commit.id());
    }
  }

  List<CommitResult> commit(List<Commit> all) {
    check(all);
    Map<Id, CommitResult> results = new HashMap<>();
    List<Encoded> written = new ArrayList<>();
    for (Commit commit : all) {
      Encoded encoded = Encoded.of(commit);
      Rejected refusal = encoded.write(codec);
      if (refusal == null) {
        written.add(encoded);
      } else {
        results.put(Id.of(commit), refusal);
      }
    }
    // One order for all batches, so that openings seldom wait for each other.
    written.sort(ORDER);
    for (int from = 0; from < written.size(); from += SHARED) {
      shared(written.subList(from, Math.min(from + SHARED, written.size())), results);
    }
    return all.stream().map(commit -> results.get(Id.of(commit))).toList();
  }

  private void shared(List<Encoded> some, Map<Id, CommitResult> results) {
    boolean[] made = new boolean[some.size()];
    try {
      if (some.size() > 1) {
        db.unit(
            connection -> {
              boolean[] each = committer.makeAll(connection, some);
              System.arraycopy(each, 0, made, 0, each.length);
              return each;
            });
      }
    } catch (SQLException e) {
      if (!SqlErrors.definiteAbort(e) || e instanceof Db.LostCommit) {
        some.forEach(each -> results.put(Id.of(each.commit), commits.doubt(each, e)));
        return;
      }
      Arrays.fill(made, false);
    }
    for (int i = 0; i < made.length; i++) {
      Encoded each = some.get(i);
      if (made[i]) {
        snapshots.written(each);
      }
      results.put(
          Id.of(each.commit),
          made[i] ? new Committed(each.commit.snapshot().version()) : commits.written(each));
    }
  }

  private static void check(List<Commit> all) {
    Set<Object> seen = new HashSet<>();
    for (Commit commit : all) {
      if (!seen.add(new Place(commit.tenant(), commit.incidentId()))) {
        throw new IllegalArgumentException(
            "Two commits are of incident %s: put them into different batches"
                .formatted(commit.incidentId()));
      }
      if (!seen.add(Id.of(commit))) {
        throw new IllegalArgumentException(
            "Two commits have the id %s: give each its own".formatted(commit.id()));
      }
    }
  }
}
