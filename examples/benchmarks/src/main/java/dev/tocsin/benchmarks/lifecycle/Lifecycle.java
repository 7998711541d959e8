package dev.tocsin.benchmarks.lifecycle;

import static dev.tocsin.benchmarks.lifecycle.State.*;
import static dev.tocsin.benchmarks.lifecycle.Trigger.*;

import java.util.List;

/** The 14 legal transitions, and the path that every column drives. */
public final class Lifecycle {
  public record Arc(State from, Trigger on, State to) {}

  public static final List<Arc> ARCS =
      List.of(
          new Arc(NEW, ASSIGN, ASSIGNED),
          new Arc(NEW, CANCEL, CANCELLED),
          new Arc(ASSIGNED, START, IN_PROGRESS),
          new Arc(ASSIGNED, UNASSIGN, NEW),
          new Arc(ASSIGNED, HOLD, ON_HOLD),
          new Arc(ASSIGNED, CANCEL, CANCELLED),
          new Arc(IN_PROGRESS, HOLD, ON_HOLD),
          new Arc(IN_PROGRESS, REASSIGN, ASSIGNED),
          new Arc(IN_PROGRESS, RESOLVE, RESOLVED),
          new Arc(IN_PROGRESS, CANCEL, CANCELLED),
          new Arc(ON_HOLD, RESUME, IN_PROGRESS),
          new Arc(ON_HOLD, CANCEL, CANCELLED),
          new Arc(RESOLVED, CLOSE, CLOSED),
          new Arc(RESOLVED, REOPEN, IN_PROGRESS));

  /** NEW -> ASSIGNED -> IN_PROGRESS -> ON_HOLD -> IN_PROGRESS -> RESOLVED -> CLOSED. */
  public static final List<Trigger> PATH = List.of(ASSIGN, START, HOLD, RESUME, RESOLVE, CLOSE);

  private Lifecycle() {}
}
