package dev.tocsin.desk;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Flapping;
import dev.tocsin.incident.FlappingEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That an incident comes and goes, applied. Source: domain.md, practice 1. */
final class FlappingFold {
  private FlappingFold() {}

  static void change(Draft draft, Entry entry, FlappingEvent event) {
    Instant at = entry.occurredAt();
    Flapping now = draft.flapping;
    List<Flapping.Return> returns = now == null ? List.of() : now.returns();
    if (event instanceof FlappingEvent.ReturnCounted counted) {
      List<Flapping.Return> all = Draft.plus(returns, new Flapping.Return(at));
      List<Flapping.Return> kept =
          all.subList(Math.max(all.size() - Math.max(counted.kept(), 1), 0), all.size());
      draft.flapping = new Flapping(kept, since(now), now == null ? null : now.heardAt(), null);
    } else if (event instanceof FlappingEvent.FlappingBegan) {
      draft.flapping = new Flapping(returns, at, at, null);
    } else if (event instanceof FlappingEvent.Cleared cleared) {
      draft.flapping =
          new Flapping(returns, since(now), at, new Flapping.Clear(cleared.text(), cleared.kind()));
    } else if (event instanceof FlappingEvent.FlappingEnded) {
      draft.flapping = null;
    }
  }

  private static @Nullable Instant since(@Nullable Flapping now) {
    return now == null ? null : now.since();
  }

  /** Another report while it flaps. */
  static void heard(Draft draft, Instant at) {
    Flapping now = draft.flapping;
    if (now != null && now.since() != null) {
      draft.flapping = new Flapping(now.returns(), now.since(), at, null);
    }
  }
}
