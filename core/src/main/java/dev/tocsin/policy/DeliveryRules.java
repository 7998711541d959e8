package dev.tocsin.policy;

import com.google.common.hash.Hashing;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.internal.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How often and how soon a delivery is tried again, and when it is given up.
 *
 * <p>Immutable. Source: store-contract.md, C25; escalation.md, "When a rung is due" 10 (exponential
 * backoff, deterministic jitter).
 *
 * @param attempts after how many tries it is parked; 1 to 100
 * @param first the pause after the first failure; positive
 * @param most the longest pause; not shorter than the first
 */
public record DeliveryRules(int attempts, Duration first, Duration most) {
  /** Six tries: after 10, 20, 40, 80 and 160 seconds, about five minutes in all. */
  public static final DeliveryRules DEFAULT =
      new DeliveryRules(6, Duration.ofSeconds(10), Duration.ofMinutes(15));

  /** Checks the ranges. */
  public DeliveryRules {
    if (attempts < 1 || attempts > 100) {
      throw new InvalidValueException(
          "delivery attempts", String.valueOf(attempts), "is out of range", "use 1 to 100");
    }
    Text.duration("delivery first", first, Duration.ofMillis(1));
    Text.duration("delivery most", most, Duration.ofMillis(1));
    if (most.compareTo(first) < 0) {
      throw new InvalidValueException(
          "delivery pause",
          first + " to " + most,
          "is not a range",
          "use a most that is not shorter than the first");
    }
  }

  /**
   * The pause before the next try: doubled each time, less up to a fifth of it by the key, so that
   * many failures of one moment do not come back in one moment. The same key gets the same pause on
   * every node.
   *
   * @param attempt the try that failed, from 1
   * @param key the key of what is to be sent
   * @return a positive duration
   */
  public Duration pause(int attempt, OutboxKey key) {
    long full = first.toMillis();
    for (int i = 1; i < attempt && full < most.toMillis(); i++) {
      full *= 2;
    }
    full = Math.min(full, most.toMillis());
    int spread =
        Hashing.murmur3_32_fixed().hashString(key + "#" + attempt, StandardCharsets.UTF_8).asInt();
    return Duration.ofMillis(Math.max(1, full - full * Math.floorMod(spread, 1000) / 5000));
  }
}
