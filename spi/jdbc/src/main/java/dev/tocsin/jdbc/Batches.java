package dev.tocsin.jdbc;

import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import java.util.List;

final class Batches {
  private final Commits commits;

  Batches(Db db, Codec codec, Commits commits) {
    this.commits = commits;
  }

  List<CommitResult> commit(List<Commit> all) {
    return all.stream().map(commits::commit).toList();
  }
}
