package dev.tocsin.policyfile;

import dev.tocsin.escalation.Matrix;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.PathRepeat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes the matrix, as {@link EscalationReader} reads it: a path that bears the name of the only
 * row that leads to it stands in that row.
 */
final class EscalationWriter {
  private EscalationWriter() {}

  static void write(Matrix matrix, Written.Mapping out) {
    Set<String> shared = new LinkedHashSet<>(matrix.paths().keySet());
    Set<String> named = new LinkedHashSet<>();
    for (MatrixRow row : matrix.rows()) {
      if (row.name().equals(row.path())) {
        shared.remove(row.path());
      } else {
        named.add(row.path());
      }
    }
    shared.addAll(named);
    out.list("escalation", matrix.rows(), row -> row(row, matrix, shared));
    Map<String, Path> paths = new LinkedHashMap<>(matrix.paths());
    paths.keySet().retainAll(shared);
    out.named("paths", paths, EscalationWriter::path);
  }

  private static Node row(MatrixRow row, Matrix matrix, Set<String> shared) {
    Written.Mapping out = new Written.Mapping().text("name", row.name());
    WhenWriter.put(row.when(), out);
    if (shared.contains(row.path())) {
      out.text("path", row.path());
    } else {
      out.put("path", path(Objects.requireNonNull(matrix.path(row.path()))));
    }
    return out.some("overlaps", row.overlaps(), Written::text).node();
  }

  private static Node path(Path path) {
    Node rungs = Written.list(path.rungs(), RungWriter::write);
    PathRepeat repeat = path.repeat();
    if (repeat == null) {
      return rungs;
    }
    Written.Mapping again =
        new Written.Mapping()
            .text("from", repeat.from())
            .text("every", Durations.write(repeat.repeat().every()));
    Integer times = repeat.repeat().times();
    if (times != null) {
      again.put("times", Written.literal(times));
    }
    return new Written.Mapping().put("rungs", rungs).put("repeat", again.node()).node();
  }
}
