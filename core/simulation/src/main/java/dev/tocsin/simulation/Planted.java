package dev.tocsin.simulation;

/** Bugs that can be planted, to see that the checks bite. Only the simulation knows of them. */
public enum Planted {
  /** None. */
  NOTHING(Place.NOWHERE),

  /** The store takes a settlement under any fence. */
  NO_FENCE(Place.STORE),
  /** The desk asks its own clock instead of the store's. */
  HOST_CLOCK(Place.NODE),
  /** A message gets another key on every attempt. */
  RANDOM_OUTBOX_KEY(Place.NODE),
  /** An unknown outcome is resolved by looking whether the version is there. */
  PLAIN_READ(Place.NODE),
  /** A closed incident goes on owning its dedup key. */
  KEY_NOT_RELEASED(Place.STORE),
  /** After a change of policy the old wake stays. */
  WAKE_NOT_RECOMPUTED(Place.NODE),
  /** A rung counts from when it was taken, not from when it was due. */
  COUNTED_FROM_LATE(Place.NODE),
  /** A message is given up without a word in the register. */
  PARKED_SILENTLY(Place.NODE),
  /** A claim lasts longer than was asked for. */
  LEASE_TOO_LONG(Place.STORE),
  /** An unknown commit is tried again under a new id. */
  NEW_ID_ON_REPLAY(Place.NODE),
  /** A lost race counts as won. */
  CONFLICT_SWALLOWED(Place.NODE),
  /** The store forgets for how long a path was suspended. */
  SUSPENSION_FORGOTTEN(Place.STORE),
  /** The register is changed after the fact. */
  EVENT_CHANGED(Place.STORE),
  /** Claims reach into another tenant. */
  TENANTS_MIXED_UP(Place.STORE),
  /** An incident is committed without its wake. */
  WAKE_DROPPED(Place.NODE),
  /** The store loses a wake. */
  WAKE_LOST(Place.STORE),
  /** The store keeps the old wake when people commit. */
  STALE_WAKE(Place.STORE),
  /** The register's time goes back with the clock. */
  TIME_WENT_BACK(Place.NODE),
  /** Nothing is superseded. */
  NOT_SUPERSEDED(Place.NODE),
  /** An item is handed out again under the same fence. */
  CLAIMED_TWICE(Place.STORE),
  /** A delivered message comes back. */
  DELIVERED_AGAIN(Place.STORE),
  /** What could not be sent counts as delivered. */
  DELIVERED_UNSENT(Place.NODE),
  /** A parked item is not listed. */
  PARKED_FORGOTTEN(Place.STORE),
  /** A later message of a queue is handed out first. */
  OUT_OF_ORDER(Place.STORE),
  /** A rung is recorded twice. */
  RUNG_TWICE(Place.NODE),
  /** A round is skipped. */
  ROUND_SKIPPED(Place.NODE),
  /** An incident is handed to a team that does not exist. */
  NO_SUCH_TEAM(Place.NODE),
  /** The look-up of a key does not find its owner. */
  OWNER_NOT_FOUND(Place.STORE),
  /** A line of the register is missing. */
  LINE_MISSING(Place.STORE),
  /** A snapshot has the version of the next one. */
  VERSION_AHEAD(Place.STORE),
  /** An unknown outcome counts as success. */
  OPTIMIST(Place.NODE),
  /** A commit is kept without its messages. */
  TORN_COMMIT(Place.STORE),
  /** Of a commit that is answered Unknown only the first lines are kept. */
  UNKNOWN_IN_HALF(Place.STORE),
  /** A replay is applied once more, on top of what has happened since. */
  REPLAY_APPLIED_AGAIN(Place.STORE),
  /** The driver's own exception comes through. */
  UNTYPED_ERROR(Place.STORE),
  /** The store does not remember requests. */
  REQUEST_FORGOTTEN(Place.STORE),

  /** A rung of working hours counts every hour. */
  CALENDAR_IGNORED(Place.NODE),
  /** A breach is recorded when it is seen, not when it was true. */
  BREACH_WHEN_SEEN(Place.NODE),
  /** Calendars do not know that the clocks change. */
  FIXED_OFFSET(Place.POLICY),
  /** Quiet hours begin an hour late. */
  QUIET_TOO_LATE(Place.POLICY),
  /** Whoever comes on call is told at every look. */
  HANDED_OVER_AGAIN(Place.NODE),
  /** A node goes on by the policy that it knew first. */
  OLD_POLICY(Place.NODE),
  /** Incidents go over to another policy whatever it says. */
  ADOPTED_AT_ONCE(Place.NODE),

  /** A negative store: it loses the last commits at a failover. */
  LOSES_LAST_COMMITS(Place.STORE),
  /** A negative store: it serves stale reads. */
  STALE_READS(Place.STORE);

  /** Where it is planted. */
  enum Place {
    NOWHERE,
    NODE,
    STORE,
    POLICY
  }

  private final Place place;

  Planted(Place place) {
    this.place = place;
  }

  Place place() {
    return place;
  }
}
