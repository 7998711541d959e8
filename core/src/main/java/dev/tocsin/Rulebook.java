package dev.tocsin;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.host.DeskListener;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.TenantId;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyCodec;
import dev.tocsin.store.Activation;
import dev.tocsin.store.IncidentStore;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which policy this node decides by: the one that the store says is in force, and for an incident
 * that stays with an older version that one.
 *
 * <p>Asked after an incident was loaded and before it is decided, {@link #check} costs one read of
 * the store; a policy that came into force before the incident was adopted by it is then seen, so
 * no incident ever goes back. Safe for many threads. Source: escalation.md, "Editing the policy
 * while incidents are open".
 */
final class Rulebook {
  private static final int MOST_ENGINES = 100;
  private static final int ATTEMPTS = 10;

  private final PolicyLibrary library;
  private final IncidentStore store;
  private final TenantId tenant;
  private final boolean asStored;
  private final DeskListener listener;
  private final Set<String> missing = ConcurrentHashMap.newKeySet();
  private volatile @Nullable InForce current;
  private boolean met;
  private @Nullable String told;

  /** What is in force, as this node knows it. */
  static final class InForce {
    final Activation activation;
    final IncidentEngine engine;
    private final Cache<String, IncidentEngine> older =
        CacheBuilder.newBuilder().maximumSize(MOST_ENGINES).build();

    InForce(Activation activation, Policy policy) {
      this.activation = activation;
      this.engine = new IncidentEngine(policy);
    }

    Policy policy() {
      return engine.policy();
    }

    /** Whether an incident is decided by the policy in force, whatever it runs under so far. */
    boolean covers(Incident incident) {
      return policy().adoption() == Adoption.LIVE
          || incident.phase() == Phase.CLOSED
          || incident.escalation().policyVersion().equals(policy().version());
    }
  }

  Rulebook(
      Policy policy,
      @Nullable PolicyCodec codec,
      IncidentStore store,
      TenantId tenant,
      boolean asStored,
      DeskListener listener) {
    this.library = new PolicyLibrary(policy, codec, store, tenant);
    this.store = store;
    this.tenant = tenant;
    this.asStored = asStored;
    this.listener = listener;
    requireCodec(policy);
  }

  /** The policy that this node decided by last. Asks nobody. */
  Policy known() {
    InForce now = current;
    return now == null ? library.own : now.policy();
  }

  /** What is in force now. */
  InForce check() {
    return check(store.activePolicy(tenant));
  }

  /** What is in force now, to those who have asked what the store says. */
  InForce check(@Nullable Activation active) {
    InForce now = current;
    return now != null && (active == null || active.serial() <= now.activation.serial())
        ? now
        : renew(active);
  }

  /** Who decides about an incident. */
  IncidentEngine engine(InForce in, Incident incident) {
    if (in.covers(incident)) {
      return in.engine;
    }
    String version = incident.escalation().policyVersion();
    IncidentEngine engine = in.older.getIfPresent(version);
    if (engine == null) {
      Policy own = need(version, incident.id());
      engine = IncidentEngine.between(own, in.policy(), in.activation.at());
      in.older.put(version, engine);
    }
    return engine;
  }

  /** Puts a policy in force. */
  synchronized Activation activate(Policy policy) {
    requireCodec(policy);
    library.keep(policy);
    Activation active = store.activePolicy(tenant);
    for (int i = 0; i < ATTEMPTS && !names(active, policy); i++) {
      active =
          store.activatePolicy(tenant, library.key(policy), active == null ? 0 : active.serial());
    }
    if (active == null || !names(active, policy)) {
      throw new IllegalStateException(
          "Policy %s was overtaken %d times: agree who puts policies in force."
              .formatted(policy.version(), ATTEMPTS));
    }
    library.isInForce(policy);
    met = true;
    return renew(active).activation;
  }

  /** Keeps a policy without putting it in force. */
  void keep(Policy policy) {
    library.keep(policy);
  }

  /** Why this node may not decide; null when it may. */
  @Nullable String trouble() {
    try {
      check();
      return null;
    } catch (PolicyUnavailableException e) {
      return e.getMessage();
    }
  }

  /** Whether older versions are needed, for incidents that stay with them. */
  boolean keepsOlder() {
    return known().adoption() != Adoption.LIVE;
  }

  /** Tells the listener when a version that an incident runs under cannot be had. */
  void look(String version, IncidentId incident) {
    try {
      need(version, incident);
    } catch (PolicyUnavailableException e) {
      listener.policyUnavailable(version, String.valueOf(e.getMessage()));
    }
  }

  private synchronized InForce renew(@Nullable Activation seen) {
    Activation active = seen;
    if (!met || seen == null) {
      active = meet(seen);
      met = true;
    }
    InForce now = current;
    Activation newest = Objects.requireNonNull(active);
    if (now == null || newest.serial() > now.activation.serial()) {
      String version = PolicyLibrary.version(newest.version());
      now = new InForce(new Activation(newest.serial(), version, newest.at()), need(version, null));
      current = now;
      told = null;
      listener.policyInForce(now.activation);
    }
    return now;
  }

  /** The first look: a policy that was never in force here is put in force. */
  private Activation meet(@Nullable Activation seen) {
    Policy own = library.own;
    Activation active = seen;
    for (int i = 0; i < ATTEMPTS && !names(active, own); i++) {
      if (active != null && (asStored || library.wasInForce(own))) {
        return active;
      }
      library.keep(own);
      active = store.activatePolicy(tenant, library.key(own), active == null ? 0 : active.serial());
    }
    Activation now = Objects.requireNonNull(active);
    if (names(now, own)) {
      library.keep(own); // whoever activated it may have had no codec
      library.isInForce(own);
    }
    return now;
  }

  private static boolean names(@Nullable Activation active, Policy policy) {
    return active != null && PolicyLibrary.version(active.version()).equals(policy.version());
  }

  /** The versions that were asked for in vain and still cannot be had, sorted. */
  List<String> missing() {
    missing.removeIf(version -> library.find(version).policy() != null);
    return ImmutableList.sortedCopyOf(missing);
  }

  private Policy need(String version, @Nullable IncidentId incident) {
    PolicyLibrary.Found found = library.find(version);
    if (found.policy() != null) {
      return found.policy();
    }
    if (incident != null && missing.size() < MOST_ENGINES) {
      missing.add(version);
    }
    PolicyUnavailableException unavailable =
        new PolicyUnavailableException(
            version,
            incident,
            Objects.requireNonNull(found.problem()),
            found.detail(),
            found.cause());
    if (incident == null && !version.equals(told)) {
      told = version; // once, not at each turn
      listener.policyUnavailable(version, String.valueOf(unavailable.getMessage()));
    }
    throw unavailable;
  }

  private void requireCodec(Policy policy) {
    if (library.codec == null && policy.adoption() != Adoption.LIVE) {
      throw new InvalidValueException(
          "policyCodec",
          "none",
          "is not enough for a policy whose open incidents stay with older versions ("
              + policy.adoption()
              + ")",
          "give the builder a policyCodec, such as PolicyFile.codec(), or let them go over at once"
              + " (Adoption.LIVE)");
    }
  }
}
