package dev.tocsin.faults.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When nothing could work: no node was up, the server was away, or somebody held what is needed.
 * Safe for many threads.
 */
public final class Outages {
  private record Span(Instant from, Instant to) {}

  private final List<Span> spans = new ArrayList<>();
  private @Nullable Instant began;
  private int reasons;

  /** Something has begun that keeps everybody from working. */
  public synchronized void begin() {
    if (reasons++ == 0) {
      began = Instant.now();
    }
  }

  /** It has ended. */
  public synchronized void end() {
    if (--reasons == 0 && began != null) {
      spans.add(new Span(began, Instant.now()));
      began = null;
    }
  }

  /**
   * A clock was wound forward, which is as good as a while in which nobody worked.
   *
   * @param length by how much
   */
  public synchronized void wound(Duration length) {
    spans.add(new Span(Instant.now(), Instant.now().plus(length)));
  }

  /** How long all outages between two instants were. */
  synchronized Duration between(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    for (Span span : spans) {
      Instant start = span.from.isAfter(from) ? span.from : from;
      Instant end = span.to.isBefore(to) ? span.to : to;
      if (start.isBefore(end)) {
        sum = sum.plus(Duration.between(start, end));
      }
    }
    return sum;
  }

  /** How long all of them were. */
  public Duration total() {
    return between(Instant.EPOCH, Instant.now());
  }
}
