package dev.tocsin.policyfile;

import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.PathRepeat;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads paths: a list of rungs, or {@code { rungs: […], repeat: { from: page, every: 30m } }}.
 *
 * <p>Source: escalation.md, "The matrix" (a path may repeat from a named rung).
 */
final class PathReader {
  private final Scope scope;
  private final RungReader rungs;

  PathReader(Scope scope) {
    this.scope = scope;
    this.rungs = new RungReader(scope);
  }

  Path read(String id, Doc doc) {
    if (!doc.isFields()) {
      List<Rung> read = rungs(doc);
      return doc.guard(() -> new Path(id, read));
    }
    Fields fields = doc.fields(Keys.PATH);
    List<Rung> read = rungs(fields.need("rungs", "list the rungs"));
    PathRepeat repeat = fields.find("repeat", PathReader::repeat);
    return doc.guard(() -> new Path(id, read, repeat));
  }

  /** The rungs that can be read. */
  private List<Rung> rungs(Doc doc) {
    List<Rung> read = new ArrayList<>();
    scope.problems().each(doc.items(), each -> read.add(rungs.read(each)));
    return read;
  }

  private static PathRepeat repeat(Doc doc) {
    Fields fields = doc.fields(Keys.PATH_REPEAT);
    String from = fields.need("from", "name the rung from which on the path is repeated").id();
    Repeat repeat = Repeats.fields(fields);
    return doc.guard(() -> new PathRepeat(from, repeat));
  }
}
