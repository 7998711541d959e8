package dev.tocsin.desk;

import dev.tocsin.incident.Attainment;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.TargetRecord;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the promises, applied. Source: escalation.md, "Service levels". */
final class AttainmentFold {
  private static final int BREACH = 100;

  private AttainmentFold() {}

  /**
   * With the first response: an acknowledgement, start or comment to the reporter by a person, or a
   * resolution by anybody. Automatic replies never count.
   */
  static @Nullable Attainment responded(@Nullable Attainment now, Incident before, Entry entry) {
    if ((now != null && now.respondedAt() != null) || !responds(before, entry)) {
      return now;
    }
    Attainment was = now == null ? Attainment.NONE : now;
    return new Attainment(was.level(), entry.occurredAt(), was.lastPublicUpdate(), was.targets());
  }

  private static boolean responds(Incident before, Entry entry) {
    IncidentEvent event = entry.event();
    if (event instanceof LifecycleEvent.Resolved) {
      return true;
    }
    boolean byReporter = entry.by().equals(before.details().reporter());
    return entry.by().human()
        && (event instanceof OwnershipEvent.Acknowledged
            || event instanceof LifecycleEvent.Started
            || (event instanceof RecordEvent.Commented comment
                && comment.toReporter()
                && !byReporter)
            || (event instanceof MajorEvent.StakeholdersUpdated update
                && update.toReporter()
                && !byReporter));
  }

  /** The reporter was told something: the clock of updates starts again. */
  static Attainment updated(@Nullable Attainment now, Instant at) {
    Attainment was = now == null ? Attainment.NONE : now;
    List<TargetRecord> targets = new ArrayList<>(was.targets());
    targets.replaceAll(
        each ->
            each.target().equals(TargetKind.UPDATE.toString())
                ? new TargetRecord(each.target(), 0, each.missed(), 0, each.breachedAt())
                : each);
    return new Attainment(was.level(), was.respondedAt(), at, targets);
  }

  static Attainment change(@Nullable Attainment now, ServiceLevelEvent event, Instant at) {
    Attainment was = now == null ? Attainment.NONE : now;
    if (event instanceof ServiceLevelEvent.LevelChosen chosen) {
      return new Attainment(
          chosen.level(), was.respondedAt(), was.lastPublicUpdate(), was.targets());
    }
    if (event instanceof ServiceLevelEvent.TargetWarned warned) {
      TargetRecord record = record(was, warned.target());
      return with(
          was,
          new TargetRecord(
              record.target(),
              Math.max(record.upTo(), warned.percent()),
              record.missed(),
              record.inRow(),
              record.breachedAt()));
    }
    ServiceLevelEvent.TargetBreached breached = (ServiceLevelEvent.TargetBreached) event;
    TargetRecord record = record(was, breached.target());
    boolean update = breached.target().equals(TargetKind.UPDATE.toString());
    return with(
        was,
        new TargetRecord(
            record.target(),
            update ? 0 : BREACH,
            record.missed() + 1,
            update ? breached.interval() : 0,
            record.breachedAt() == null ? at : record.breachedAt()));
  }

  private static TargetRecord record(Attainment now, String target) {
    TargetRecord record = now.target(target);
    return record == null ? new TargetRecord(target, 0, 0, 0, null) : record;
  }

  private static Attainment with(Attainment now, TargetRecord record) {
    List<TargetRecord> targets = new ArrayList<>(now.targets());
    targets.removeIf(each -> each.target().equals(record.target()));
    targets.add(record);
    return new Attainment(now.level(), now.respondedAt(), now.lastPublicUpdate(), targets);
  }
}
