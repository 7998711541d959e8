package dev.tocsin.verify;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something about a policy that somebody should know before it pages anyone.
 *
 * <p>Immutable; null only where marked. Source: escalation.md, "Proving a policy".
 *
 * @param kind what it is about
 * @param severity how bad it is
 * @param place where in the document: keys and numbers from the top, such as {@code escalation, 3}
 * @param problem what is wrong, in a sentence
 * @param remedy what to do about it, in a sentence
 * @param witness what shows it; null where there is nothing to show, as for something not proved
 */
public record Finding(
    FindingKind kind,
    Severity severity,
    List<String> place,
    String problem,
    String remedy,
    @Nullable Witness witness) {
  /** Copies the list. */
  public Finding {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(problem, "problem");
    Objects.requireNonNull(remedy, "remedy");
    place = ImmutableList.copyOf(place);
  }

  /** As a reviewer would say it. */
  @Override
  public String toString() {
    return "%s %s at %s: %s %s"
        .formatted(severity, kind.word(), String.join(".", place), problem, remedy);
  }
}
