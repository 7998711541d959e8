package dev.tocsin.faults.proxy;

/** What happens to a statement that writes, or to a COMMIT. */
public enum Hit {
  /** Nothing: it goes through, and its answer comes back. */
  NONE,

  /** The connection breaks before it has reached the server. */
  LOST_BEFORE,

  /** The server has done it, and the connection breaks before its answer has reached the client. */
  LOST_AFTER,

  /**
   * It reaches the server after a while; the client may have given up, and asked again, by then.
   */
  LATE,

  /** The server does it at once, and its answer comes after a while. */
  SLOW_ANSWER
}
