package dev.tocsin.incident;

/**
 * A value that the library refuses at its edge: malformed, blank, over-long, out of range.
 *
 * <p>Thrown by the constructors of the values, before anything has happened. Source:
 * hostile-inputs.md, class 1.
 */
public final class InvalidValueException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient String field;
  private final transient String value;
  private final transient String problem;
  private final transient String remedy;

  /**
   * Names the field, what is wrong with its value, and what to do.
   *
   * @param field the field's name
   * @param value the refused value; the message shows an excerpt of it
   * @param problem what is wrong, as the rest of a sentence: "is blank"
   * @param remedy what to do
   */
  public InvalidValueException(String field, String value, String problem, String remedy) {
    super("%s '%s' %s: %s.".formatted(field, excerpt(value), problem, remedy));
    this.field = field;
    this.value = excerpt(value);
    this.problem = problem;
    this.remedy = remedy;
  }

  /**
   * The field's name.
   *
   * @return such as "dedupKey"
   */
  public String field() {
    return field;
  }

  /**
   * The refused value, shortened and escaped.
   *
   * @return at most about 80 characters
   */
  public String value() {
    return value;
  }

  /**
   * What is wrong.
   *
   * @return the rest of a sentence
   */
  public String problem() {
    return problem;
  }

  /**
   * What to do.
   *
   * @return an imperative sentence without its full stop
   */
  public String remedy() {
    return remedy;
  }
}
