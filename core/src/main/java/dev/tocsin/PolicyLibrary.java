package dev.tocsin;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.tocsin.incident.TenantId;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyCodec;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.PolicyDocument;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the policy, as the store keeps them: read once, and then known. A version that
 * cannot be had is said to be so each time.
 *
 * <p>Besides the documents it keeps two kinds of slips under names of their own: that a version was
 * in force, and, where a desk has no codec, that a version exists. Source: escalation.md, "Editing
 * the policy while incidents are open".
 */
final class PolicyLibrary {
  private static final int MOST = 100;
  private static final String BY_NAME = "by-name.";
  private static final String WAS_IN_FORCE = "was-in-force.";
  private static final byte[] SLIP = {1};

  final Policy own;
  final @Nullable PolicyCodec codec;
  private final IncidentStore store;
  private final TenantId tenant;
  private final Cache<String, Policy> known = CacheBuilder.newBuilder().maximumSize(MOST).build();

  PolicyLibrary(Policy own, @Nullable PolicyCodec codec, IncidentStore store, TenantId tenant) {
    this.own = own;
    this.codec = codec;
    this.store = store;
    this.tenant = tenant;
  }

  /** Keeps a policy in the store, as well as this desk can. */
  void keep(Policy policy) {
    String version = policy.version();
    if (codec == null) {
      store.keepPolicy(tenant, new PolicyDocument(key(policy), SLIP));
    } else if (store.policy(tenant, version) == null) {
      try {
        store.keepPolicy(tenant, new PolicyDocument(version, codec.write(policy)));
      } catch (IllegalArgumentException e) {
        if (store.policy(tenant, version) == null) { // else a node with another hand was quicker
          throw e;
        }
      }
    }
    known.put(version, policy);
  }

  /** The name under which a policy that was kept can be put in force. */
  String key(Policy policy) {
    return codec == null ? BY_NAME + policy.version() : policy.version();
  }

  /** The version that a record of the store names. */
  static String version(String key) {
    return key.startsWith(BY_NAME) ? key.substring(BY_NAME.length()) : key;
  }

  /** Whether a version was in force at any time. */
  boolean wasInForce(Policy policy) {
    return store.policy(tenant, WAS_IN_FORCE + policy.version()) != null;
  }

  void isInForce(Policy policy) {
    store.keepPolicy(tenant, new PolicyDocument(WAS_IN_FORCE + policy.version(), SLIP));
  }

  /** A version, or the reason why it cannot be had. */
  Found find(String version) {
    Policy policy = version.equals(own.version()) ? own : known.getIfPresent(version);
    if (policy != null) {
      return new Found(policy, null, "", null);
    }
    if (codec == null) {
      return Found.not(
          PolicyUnavailableException.Problem.NO_CODEC,
          "this desk was built with " + own.version() + " and cannot read another",
          null);
    }
    PolicyDocument document = store.policy(tenant, version);
    if (document == null) {
      return Found.not(
          PolicyUnavailableException.Problem.MISSING, "the store has no document of it", null);
    }
    return read(codec, version, document.bytes());
  }

  private Found read(PolicyCodec reader, String version, byte[] bytes) {
    Policy policy;
    try {
      policy = reader.read(bytes);
    } catch (RuntimeException | StackOverflowError e) {
      return Found.not(
          PolicyUnavailableException.Problem.UNREADABLE,
          "its document cannot be read (" + Reasons.of(e) + ")",
          e);
    }
    if (!policy.version().equals(version)) {
      return Found.not(
          PolicyUnavailableException.Problem.UNREADABLE,
          "its document reads as version " + policy.version() + " here",
          null);
    }
    known.put(version, policy);
    return new Found(policy, null, "", null);
  }

  /** A version that was looked for. */
  record Found(
      @Nullable Policy policy,
      PolicyUnavailableException.@Nullable Problem problem,
      String detail,
      @Nullable Throwable cause) {
    static Found not(
        PolicyUnavailableException.Problem problem, String detail, @Nullable Throwable cause) {
      return new Found(null, problem, detail, cause);
    }
  }
}
