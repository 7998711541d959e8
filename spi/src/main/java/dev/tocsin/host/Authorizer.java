package dev.tocsin.host;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * Says who may do what; implemented by the host over its own roles.
 *
 * <p>Asked before anything is decided, once for each attempt; must be quick, free of side effects
 * and safe for many threads. An exception from it refuses the call and reaches the caller as it is.
 * Source: domain.md, "Actor".
 */
@FunctionalInterface
public interface Authorizer {
  /**
   * Whether an actor may do something.
   *
   * @param actor who wants to
   * @param action the command's name, such as "acknowledge", "resolve", "log"
   * @param incident the incident as it stands; null when one is to be logged
   * @return false to refuse
   */
  boolean permits(Actor actor, String action, @Nullable Incident incident);
}
