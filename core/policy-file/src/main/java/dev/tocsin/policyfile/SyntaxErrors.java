package dev.tocsin.policyfile;

import dev.tocsin.incident.TocsinException;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Says in an author's words what the parser found.
 *
 * <p>Source: first-screens.md, "The policy author".
 */
final class SyntaxErrors {
  private SyntaxErrors() {}

  /** The place of a parser's mark. */
  static Mark mark(org.snakeyaml.engine.v2.exceptions.Mark mark) {
    return new Mark(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /**
   * What the parser threw, as an error of the document as a whole: where a mapping ends is not
   * known when it is not well formed.
   *
   * @param thrown by the parser
   * @param file what errors call the document
   * @param last where it was in the text, unless the parser knows better
   */
  static PolicyFileException of(RuntimeException thrown, String file, Mark last) {
    if (!(thrown instanceof MarkedYamlEngineException marked)) {
      String why = thrown.getMessage() == null ? "" : ": " + oneLine(thrown.getMessage());
      return error(file, last, "this is not YAML" + why, "look at this line and after it", thrown);
    }
    Optional<Mark> context = marked.getContextMark().map(SyntaxErrors::mark);
    Mark at = marked.getProblemMark().map(SyntaxErrors::mark).or(() -> context).orElse(last);
    String problem = oneLine(marked.getProblem()).replaceFirst("\\. \\(Do not use .*", "");
    String during = marked.getContext() == null ? "" : oneLine(marked.getContext());
    boolean nameless = during.contains("an alias") || during.contains("an anchor");
    boolean more = !during.isEmpty() && !during.contains("for the next token");
    return error(
        file,
        at,
        "this is not YAML: "
            + (nameless ? "no name follows " + during : more ? problem + " " + during : problem),
        remedy(problem, during, context.orElse(at)),
        thrown);
  }

  private static PolicyFileException error(
      String file, Mark at, String problem, String remedy, RuntimeException cause) {
    return new PolicyFileException(file, at, "", problem, remedy, cause);
  }

  private static String remedy(String problem, String during, Mark begun) {
    if (problem.contains("TAB")) {
      return "indent with spaces, not with tabs";
    }
    if (during.contains("quoted scalar")) {
      return "close the quote that opens on line " + begun.line();
    }
    if (during.contains("alias")) {
      return "put quotes around text that begins with an asterisk: \"*\"";
    }
    if (during.contains("anchor")) {
      return "put quotes around text that begins with an ampersand";
    }
    if (problem.contains("cannot start any token")) {
      return "put quotes around text that begins with this character";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "put quotes around text that has a colon in it, or check the indentation";
    }
    if (during.contains("flow")) {
      String bracket =
          "close the bracket that opens on line " + begun.line() + ", column " + begun.column();
      return problem.contains("stream end") ? bracket : "put a comma before this, or " + bracket;
    }
    if (during.contains("block")) {
      return "indent this line like those that belong to it, from line " + begun.line() + " on";
    }
    return "look at this line and the one before";
  }

  private static String oneLine(String text) {
    return TocsinException.excerpt(text.strip().replaceAll("\\s+", " "));
  }
}
