package dev.tocsin.policyfile;

import dev.tocsin.incident.TocsinException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy document cannot be read: it is not there, not YAML, or says what no policy can say.
 *
 * <p>The message is one line, as compilers write it, so that editors can jump to the place: {@code
 * desk.yaml:41:7: escalation[0].path[2].summon: there is no team 'databse': did you mean
 * 'database'?} Nothing has been read when it is thrown. Immutable, no nulls. Source:
 * first-screens.md, "The policy author"; house.md, style 9.
 */
public final class PolicyFileException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient String file;
  private final transient int line;
  private final transient int column;
  private final transient String path;
  private final transient String problem;
  private final transient String remedy;
  private final transient List<PolicyFileException> others;

  PolicyFileException(
      String file,
      Mark mark,
      String path,
      String problem,
      String remedy,
      @Nullable Throwable cause) {
    this(file, mark, path, problem, remedy, cause, List.of());
  }

  private PolicyFileException(
      String file,
      Mark mark,
      String path,
      String problem,
      String remedy,
      @Nullable Throwable cause,
      List<PolicyFileException> others) {
    super(sentence(file, mark, path, problem, remedy), cause);
    this.file = file;
    this.line = mark.line();
    this.column = mark.column();
    this.path = path;
    this.problem = problem;
    this.remedy = remedy;
    this.others = others;
  }

  /**
   * The document.
   *
   * @return its name, as it was given to {@link PolicyFile}
   */
  public String file() {
    return file;
  }

  /**
   * The line.
   *
   * @return from 1; 0 when the text of the document could not be had at all
   */
  public int line() {
    return line;
  }

  /**
   * The column, counted in characters; a tab counts one.
   *
   * @return from 1; 0 when the text of the document could not be had at all
   */
  public int column() {
    return column;
  }

  /**
   * The keys and list numbers that lead there.
   *
   * @return such as {@code escalation[0].path[2].summon}; empty for the document as a whole
   */
  public String path() {
    return path;
  }

  /**
   * What is wrong.
   *
   * @return a clause that names the value
   */
  public String problem() {
    return problem;
  }

  /**
   * What to do.
   *
   * @return an imperative sentence without its full stop, or a question
   */
  public String remedy() {
    return remedy;
  }

  /**
   * All that is wrong with the document, this included: what can be read apart from each other is
   * read to its end. What is not YAML is one error.
   *
   * @return in the order in which they were found, this first, at most 50
   */
  public List<PolicyFileException> all() {
    List<PolicyFileException> all = new ArrayList<>(others.size() + 1);
    all.add(this);
    all.addAll(others);
    return List.copyOf(all);
  }

  /** This error, with those that come after it. */
  PolicyFileException before(List<PolicyFileException> others) {
    return others.isEmpty()
        ? this
        : new PolicyFileException(
            file, new Mark(line, column), path, problem, remedy, getCause(), List.copyOf(others));
  }

  private static String sentence(
      String file, Mark mark, String path, String problem, String remedy) {
    String place = mark.line() == 0 ? "" : ":" + mark.line() + ":" + mark.column();
    return excerpt(file)
        + place
        + ": "
        + (path.isEmpty() ? "" : path + ": ")
        + problem
        + ": "
        + remedy
        + (remedy.endsWith("?") ? "" : ".");
  }
}
