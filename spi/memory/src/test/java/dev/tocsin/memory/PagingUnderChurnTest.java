package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("C13 keyset paging under churn")
class PagingUnderChurnTest {
  private static final Instant NOON = StoreFixture.NOON;

  @Property(seed = "29", tries = 300)
  void who_is_there_throughout_appears_exactly_once(
      @ForAll @Size(max = 300) List<@IntRange(max = 20) Integer> before,
      @ForAll @Size(max = 300) List<@IntRange(max = 20) Integer> meanwhile,
      @ForAll @IntRange(min = 1, max = 9) int limit) {
    MemoryStore store = MemoryStore.create(new HandClock(NOON));
    List<Incident> there = new ArrayList<>();
    for (int seconds : before) {
      there.add(log(store, seconds));
    }

    List<IncidentId> seen = new ArrayList<>();
    int churn = 0;
    Cursor cursor = null;
    Cursor last = null;
    do {
      Page page = store.search(Draft.TENANT, Query.all(), cursor, limit);
      for (Incident incident : page.incidents()) {
        assertThat(last == null || last.compareTo(Cursor.of(incident)) < 0).isTrue();
        last = Cursor.of(incident);
        seen.add(incident.id());
      }
      cursor = page.next();
      for (int i = 0; i < limit && churn < meanwhile.size(); i++, churn++) {
        log(store, meanwhile.get(churn));
        if (!there.isEmpty()) {
          int which = churn % there.size();
          Draft change = Draft.on(there.get(which), NOON).comment("churn");
          store.commit(change.commit());
          there.set(which, change.incident());
        }
      }
    } while (cursor != null);

    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen).containsAll(there.stream().map(Incident::id).toList());
  }

  private static Incident log(MemoryStore store, int seconds) {
    Draft draft = Draft.log(null, NOON.plusSeconds(seconds));
    store.commit(draft.commit());
    return draft.incident();
  }
}
