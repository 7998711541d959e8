package dev.tocsin.host;

import dev.tocsin.incident.Incident;
import java.util.List;

/**
 * What is known that may help with an incident; implemented by the host, over its own knowledge
 * base, or by {@code dev.tocsin.register.LookAlikes} over incidents of the past.
 *
 * <p>Asked by the thread that asks the desk, never while a decision is made: a suggestion changes
 * nothing. Must be safe for many threads. Source: domain.md, practice 2.
 */
@FunctionalInterface
public interface Knowledge {
  /**
   * What may help, the likeliest first.
   *
   * @param incident the incident as it stands
   * @param limit the most to return, at least 1
   * @return perhaps nothing
   */
  List<Suggestion> suggest(Incident incident, int limit);
}
