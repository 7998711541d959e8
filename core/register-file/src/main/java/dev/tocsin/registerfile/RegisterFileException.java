package dev.tocsin.registerfile;

import dev.tocsin.incident.TocsinException;
import org.jspecify.annotations.Nullable;

/**
 * A mapping or a log cannot be read.
 *
 * <p>The message is one line, as compilers write it: {@code log.csv:41: sys_updated_at:
 * '2016-13-01' is in none of the times: …}. Nothing has been handed out of the incident that it is
 * about. Null only where marked. Source: first-screens.md; house.md, style 9.
 */
public final class RegisterFileException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient String file;
  private final transient long line;
  private final transient int column;
  private final transient String path;
  private final transient String problem;
  private final transient String remedy;

  RegisterFileException(
      String file,
      long line,
      int column,
      String path,
      String problem,
      String remedy,
      @Nullable Throwable cause) {
    super(sentence(file, line, column, path, problem, remedy), cause);
    this.file = file;
    this.line = line;
    this.column = column;
    this.path = path;
    this.problem = problem;
    this.remedy = remedy;
  }

  /** Of a log: the line and the name of the column. */
  static RegisterFileException ofLog(
      String file, long line, String column, String problem, String remedy) {
    return new RegisterFileException(file, line, 0, column, problem, remedy, null);
  }

  /**
   * The file.
   *
   * @return its name, as it was given
   */
  public String file() {
    return file;
  }

  /**
   * The line.
   *
   * @return from 1; 0 when there is none
   */
  public long line() {
    return line;
  }

  /**
   * The column of characters.
   *
   * @return from 1; 0 in a log
   */
  public int column() {
    return column;
  }

  /**
   * The keys that lead there, or the name of a log's column.
   *
   * @return empty for the file as a whole
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

  private static String sentence(
      String file, long line, int column, String path, String problem, String remedy) {
    StringBuilder out = new StringBuilder(excerpt(file));
    if (line > 0) {
      out.append(':').append(line);
    }
    if (column > 0) {
      out.append(':').append(column);
    }
    out.append(": ");
    if (!path.isEmpty()) {
      out.append(excerpt(path)).append(": ");
    }
    return out.append(problem)
        .append(": ")
        .append(remedy)
        .append(remedy.endsWith("?") ? "" : ".")
        .toString();
  }
}
