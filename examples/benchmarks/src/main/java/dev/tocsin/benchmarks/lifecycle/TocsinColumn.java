package dev.tocsin.benchmarks.lifecycle;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Tocsin's engine, without desk, store and authoriser. A step looks what was due before it, asks
 * the lifecycle's table, records and applies, and computes when time will change anything next: the
 * whole decision, of which the other columns make a part.
 */
final class TocsinColumn extends Register {
  private static final UUID ATTEMPT = new UUID(5, 6);

  private final IncidentEngine engine = new IncidentEngine(policy);
  private final Caller dana = Caller.of(DANA);

  @Override
  Incident fire(Incident from, Trigger trigger, Instant now, List<Entry> to) {
    Decision decision = engine.decide(from, command(trigger), dana, Facts.of(ATTEMPT), now);
    for (Entry entry : decision.entries()) {
      to.add(entry);
    }
    return decision.incident();
  }

  /** A command is made for each step, as a host makes it. */
  private static Command command(Trigger trigger) {
    return switch (trigger) {
      case ASSIGN, REASSIGN -> new Command.Assign(TEAM, null, null);
      case START -> new Command.Start();
      case HOLD -> new Command.Hold("supplier", null, null);
      case RESUME -> new Command.Resume();
      case RESOLVE -> new Command.Resolve("restarted", "fix");
      case CLOSE -> new Command.Close(null);
      case REOPEN -> new Command.Reopen("again");
      case CANCEL -> new Command.Cancel("not one");
      case UNASSIGN -> throw new UnsupportedOperationException("somebody is always accountable");
    };
  }
}
