package dev.tocsin.desk;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Contact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the host said when it was asked who is on call.
 *
 * <p>Immutable. Source: escalation.md, "On call".
 *
 * @param people whom to reach; perhaps nobody
 * @param until the first later instant at which the answer may be another, UTC; null when it is not
 *     known
 * @param problem why there is no answer: then it counts as nobody; null when there is one
 */
public record HostAnswer(List<Contact> people, @Nullable Instant until, @Nullable String problem) {
  /** Copies the list. */
  public HostAnswer {
    people = ImmutableList.copyOf(people);
  }

  /**
   * An answer that did not come.
   *
   * @param problem why
   * @return nobody
   */
  public static HostAnswer failed(String problem) {
    return new HostAnswer(ImmutableList.of(), null, problem);
  }
}
