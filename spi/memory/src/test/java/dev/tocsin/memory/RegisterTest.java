package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.UnknownEvent;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RegisterTest extends StoreFixture {
  private List<IncidentId> walk(Query query, int limit) {
    List<IncidentId> seen = new ArrayList<>();
    Cursor cursor = null;
    do {
      Page page = store.search(TENANT, query, cursor, limit);
      page.incidents().forEach(incident -> seen.add(incident.id()));
      cursor = page.next();
    } while (cursor != null);
    return seen;
  }

  @Nested
  class What_is_not_there {
    @Test
    void what_is_not_there_is_null_or_empty_and_tells_the_time() {
      IncidentId nobody = Draft.nextId();

      assertThat(load(nobody)).isEqualTo(new Loaded(NOON, null, null, null, null));
      assertThat(store.history(TENANT, nobody, 0, 1)).isEmpty();
      committed(log(null));
      assertThat(load(nobody)).isEqualTo(new Loaded(NOON, null, null, null, null));
      assertThat(store.history(TENANT, nobody, 0, 1)).isEmpty();
    }

    private UnknownEvent unknown() {
      return new UnknownEvent("teleported", Map.of("to", "the moon"));
    }
  }

  @Nested
  class Requests {
    private Long seen(Incident incident, String request) {
      return store.load(TENANT, Lookup.of(incident.id(), request)).requestVersion();
    }

    @Test
    void it_is_of_that_incident_only() {
      Incident one = committed(log(null).comment("a", "r1"));
      Incident other = committed(log(null));

      assertThat(seen(other, "r1")).isNull();
      assertThat(seen(one, "r1")).isEqualTo(2);
    }

    @Test
    void the_first_commit_counts_when_it_came_twice() {
      Incident incident = committed(log(null).comment("a", "r1"));
      incident = committed(on(incident).comment("a", "r1"));

      assertThat(seen(incident, "r1")).isEqualTo(2);
    }

    @Test
    void ten_thousand_of_one_incident_are_all_found() {
      Incident incident = committed(log(null));
      for (int i = 0; i < 5_000; i++) {
        incident = committed(on(incident).comment("a", "r" + i).comment("b"));
        assertThat(seen(incident, "r" + i)).isEqualTo(incident.version());
      }
      for (int i = 0; i < 5_000; i++) {
        assertThat(seen(incident, "r" + i)).isEqualTo(1 + 2 * (i + 1));
      }
      assertThat(store.history(TENANT, incident.id(), 0, 20_000)).hasSize(10_001);
    }
  }

  @Nested
  class C13_paging {
    @Test
    void the_last_page_has_no_next_even_when_it_is_full() {
      committed(log(null));
      committed(log(null));

      assertThat(store.search(TENANT, Query.all(), null, 2).next()).isNull();
      assertThat(store.search(TENANT, Query.all(), null, 1).next()).isNotNull();
      assertThat(store.search(OTHER, Query.all(), null, 1)).isEqualTo(new Page(List.of(), null));
    }

    @Test
    void conditions_choose_and_a_range_of_time_begins_and_ends_exactly() {
      List<IncidentId> ids = new ArrayList<>();
      for (int i = 0; i < 1_200; i++) {
        ids.add(committed(Draft.log(null, NOON.plusSeconds(i))).id());
      }
      committed(on(load(ids.get(700)).incident()).close());

      assertThat(walk(Query.all().logged(NOON.plusSeconds(10), NOON.plusSeconds(990)), 100))
          .isEqualTo(ids.subList(10, 990));
      assertThat(walk(Query.all().logged(Instant.MIN, NOON.plusSeconds(1)), 100))
          .isEqualTo(ids.subList(0, 1));
      assertThat(walk(Query.open(), 100)).hasSize(1_199).doesNotContain(ids.get(700));
      Query closed = Query.closed();
      assertThat(walk(closed, 1)).containsExactly(ids.get(700));
      assertThat(walk(Query.all().team("nobody"), 1)).isEmpty();
    }

    private Reference reference(int number) {
      return new Reference("INC-%06d".formatted(number));
    }
  }
}
