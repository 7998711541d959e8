package dev.tocsin.register;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TocsinException;
import org.jspecify.annotations.Nullable;

/**
 * A line of an exported register cannot be taken in. The incidents before it are in the store; the
 * incident that it belongs to is as it was, or is there up to an entry before the line. Mend the
 * file and import it again: what is there already is passed over.
 */
public final class RegisterLineException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient long line;
  private final transient @Nullable IncidentId incident;

  /**
   * An error at a line.
   *
   * @param line its number, from 1
   * @param incident the incident that it belongs to, or null
   * @param problem what is wrong, and what to do
   * @param cause why, or null
   */
  public RegisterLineException(
      long line, @Nullable IncidentId incident, String problem, @Nullable Throwable cause) {
    super(
        "Line %d%s %s"
            .formatted(line, incident == null ? "" : " (incident " + incident + ")", problem),
        cause);
    this.line = line;
    this.incident = incident;
  }

  /**
   * Where.
   *
   * @return the number of the line, from 1
   */
  public long line() {
    return line;
  }

  /**
   * Of what.
   *
   * @return the incident, or null when none had begun
   */
  public @Nullable IncidentId incident() {
    return incident;
  }
}
