package dev.tocsin.faults.judge;

import dev.tocsin.faults.node.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * What a judgement rests on, none of it from a node.
 *
 * @param schema where the tables are
 * @param rules the policy of the nodes
 * @param driver the driver's journal
 * @param sink the sink's journal
 * @param leases the claims as they were seen in the tables
 * @param outages when nobody could work
 * @param timed whether there is a bound for lateness; there is none for more work than the nodes
 *     can do
 */
public record Evidence(
    String schema,
    Rules rules,
    Path driver,
    Path sink,
    Leases leases,
    Outages outages,
    boolean timed) {
  /** No bound. */
  static final Duration ENDLESS = Duration.ofDays(1);

  /** For how long a worker claims; what it promises. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** How often a worker looks; what it promises. */
  private static final Duration POLL = Duration.ofSeconds(1);

  /** For how long a worker goes on sending what it has claimed: half its lease. */
  private static final Duration SENDING = LEASE.dividedBy(2);

  /** The longest pause of the nodes' policy before a message is tried again. */
  private static final Duration RETRY = Duration.ofSeconds(3);

  /**
   * By how much something may be late: lease + poll + outage. For each claim of it that was lost a
   * lease, and the time until a worker looks again that is busy sending.
   */
  Duration bound(Instant due, Instant done, int lost) {
    if (!timed) {
      return ENDLESS;
    }
    Duration claims = lost == 0 ? LEASE : LEASE.plus(POLL).plus(SENDING).multipliedBy(lost);
    return claims.plus(POLL).plus(outages.between(due, done));
  }

  /**
   * By how much a message may be late after it was written: as a rung, and besides the longest
   * pause before a message that was refused is tried again, and the look after it.
   */
  Duration messageBound(Instant written, Instant done, int lost) {
    return timed ? bound(written, done, lost).plus(RETRY).plus(POLL) : ENDLESS;
  }
}
