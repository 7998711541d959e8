package dev.tocsin.desk;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Report;
import dev.tocsin.internal.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and on what terms.
 *
 * <p>Make one with {@link #of} and add terms: each method returns a copy. Immutable. Source:
 * store-contract.md, "Who resolves what".
 *
 * @param actor who
 * @param requestId the host's name of the call: the same call made twice, with the same id, happens
 *     once; null for none
 * @param expectedVersion the version of the incident that the caller has seen: the call is refused
 *     when it has moved on; null for any
 */
public record Caller(Actor actor, @Nullable String requestId, @Nullable Long expectedVersion) {
  /** Checks the parts. */
  public Caller {
    Objects.requireNonNull(actor, "actor");
    Text.nameOrNull("request id", requestId);
  }

  /**
   * An actor without terms.
   *
   * @param actor who
   * @return the caller
   */
  public static Caller of(Actor actor) {
    return new Caller(actor, null, null);
  }

  /**
   * Who logs a report unless somebody else is named: its reporter, or its source where there is
   * none.
   *
   * @param report what came in
   * @return the caller
   */
  public static Caller reporting(Report report) {
    Actor reporter = report.reporter();
    return of(reporter == null ? Actor.system(report.source().name()) : reporter);
  }

  /**
   * With the host's name of the call.
   *
   * @param value one line of at most 150 characters
   * @return a copy
   */
  public Caller request(String value) {
    return new Caller(actor, value, expectedVersion);
  }

  /**
   * With the version that the caller has seen.
   *
   * @param value 1 or more
   * @return a copy
   */
  public Caller expecting(long value) {
    return new Caller(actor, requestId, value);
  }
}
