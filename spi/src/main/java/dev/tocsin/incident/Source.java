package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tocsin.internal.Text;

/**
 * Where a report came from.
 *
 * <p>An open vocabulary: the constants are the usual ones. In JSON a plain string. Source:
 * domain.md, practice 1.
 *
 * @param name one line, at most 200 characters
 */
public record Source(@JsonValue String name) {
  /** A user, by self-service. */
  public static final Source USER = new Source("user");

  /** A monitoring system. */
  public static final Source MONITORING = new Source("monitoring");

  /** A service desk agent, for somebody. */
  public static final Source SERVICE_DESK = new Source("service-desk");

  /** A supplier. */
  public static final Source SUPPLIER = new Source("supplier");

  /** A scheduled check or an audit; an exercise is marked as such, whatever its source. */
  public static final Source AUDIT = new Source("audit");

  /** Checks the text. */
  @JsonCreator
  public Source {
    Text.name("source", name);
  }

  /**
   * Names one.
   *
   * @param name one line, at most 200 characters
   * @return the value
   */
  public static Source of(String name) {
    return new Source(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
