package dev.tocsin.register;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Incidents that may have happened, from a seed. */
final class RandomRecords {
  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  static final Duration SPAN = Duration.ofDays(120);

  /** A year after the first one, so that everything has happened. */
  static final Instant AS_OF = START.plus(Duration.ofDays(365));

  private static final Phase[] PHASES = Phase.values();
  private static final Source[] SOURCES = {
    Source.USER, Source.MONITORING, Source.SERVICE_DESK, Source.AUDIT
  };

  private final Random random;
  private int count;

  RandomRecords(long seed) {
    random = new Random(seed);
  }

  IncidentRecord next() {
    Instant at = START.plusSeconds(random.nextInt((int) SPAN.toSeconds()));
    IncidentRecordBuilder record =
        IncidentRecord.builder("INC-" + count++, at)
            .category(some(4) == 0 ? null : Category.of("area-" + some(6)))
            .priority(some(9) == 0 ? null : new Priority(1 + some(4)))
            .source(SOURCES[some(SOURCES.length)]);
    if (some(3) == 0) {
      record.occurredAt(at.minusSeconds(some(9_000)));
    }
    for (int i = some(12); i > 0; i--) {
      at = at.plusSeconds(some(4) == 0 ? some(1_000_000) : some(3_000));
      step(record, at);
    }
    if (some(8) == 0) {
      record.leftOut(LeftOut.values()[some(4)]);
    }
    return record.build();
  }

  private void step(IncidentRecordBuilder record, Instant at) {
    switch (some(9)) {
      case 0 -> record.acknowledged(at);
      case 1 -> record.team("team-" + some(4), at);
      case 2 -> record.page("person-" + some(3), at);
      case 3 -> record.supplier("supplier-" + some(2));
      case 4 -> record.target(TargetKind.values()[some(3)], random.nextBoolean());
      case 5 -> record.selfService(random.nextBoolean());
      case 6 -> feedback(record);
      default -> record.moved(PHASES[some(PHASES.length)], at);
    }
  }

  private void feedback(IncidentRecordBuilder record) {
    switch (some(3)) {
      case 0 -> record.confirmed();
      case 1 -> record.rated(1 + some(5));
      default -> record.rejected();
    }
  }

  private int some(int bound) {
    return random.nextInt(bound);
  }
}
