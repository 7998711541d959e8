package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.UnknownEvent;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
  class C10_to_C12_what_was_stored_comes_back {
    @Test
    void by_id_by_reference_and_by_dedup_key() {
      Incident incident = committed(log("key"));

      assertThat(load(incident.id())).isEqualTo(new Loaded(NOON, incident, null, null));
      assertThat(store.load(TENANT, Lookup.of(incident.reference())).incident())
          .isEqualTo(incident);
      assertThat(store.load(TENANT, Lookup.ofDedupKey("key")).incident()).isEqualTo(incident);
    }

    @Test
    void every_line_in_order_and_as_many_as_the_version_says() {
      Commit first = log(null).comment("one").commit();
      store.commit(first);
      Commit second = on(first.snapshot()).event(unknown(), null).comment("three").commit();
      store.commit(second);

      List<Entry> all = store.history(TENANT, first.incidentId(), 0, 100);
      assertThat(all).startsWith(first.entries().toArray(Entry[]::new));
      assertThat(all).endsWith(second.entries().toArray(Entry[]::new));
      assertThat(all).hasSize((int) load(first.incidentId()).incident().version());
      assertThat(store.history(TENANT, first.incidentId(), 1, 2)).isEqualTo(all.subList(1, 3));
      assertThat(store.history(TENANT, first.incidentId(), 4, 2)).isEmpty();
      assertThat(store.history(TENANT, first.incidentId(), Long.MAX_VALUE, Integer.MAX_VALUE))
          .isEmpty();
    }

    @Test
    void what_is_not_there_is_null_or_empty_and_tells_the_time() {
      IncidentId nobody = Draft.nextId();

      assertThat(load(nobody)).isEqualTo(new Loaded(NOON, null, null, null));
      assertThat(store.history(TENANT, nobody, 0, 1)).isEmpty();
      committed(log(null));
      assertThat(load(nobody)).isEqualTo(new Loaded(NOON, null, null, null));
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
    void a_request_is_found_with_the_version_right_after_its_commit() {
      Incident incident = committed(log(null).comment("a", "r1").comment("b"));
      incident = committed(on(incident).comment("c", "r2"));
      incident = committed(on(incident).comment("d"));

      assertThat(seen(incident, "r1")).isEqualTo(3);
      assertThat(seen(incident, "r2")).isEqualTo(4);
      assertThat(seen(incident, "r3")).isNull();
      assertThat(load(incident.id()).requestVersion()).isNull();
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
    void in_the_order_of_time_and_id_whatever_came_first() {
      List<Incident> all = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        Instant at = NOON.plusSeconds((i * 7_919L) % 50);
        IncidentId id = new IncidentId(new UUID(i % 3 - 1L, i * 31L % 1_009 - 500));
        if (load(id).incident() == null) {
          all.add(committed(Draft.log(TENANT, id, reference(i), null, at, null)));
        }
      }
      List<IncidentId> sorted =
          all.stream().sorted(Comparator.comparing(Cursor::of)).map(Incident::id).toList();

      for (int limit : new int[] {1, 7, 512, 5_000}) {
        assertThat(walk(Query.all(), limit)).isEqualTo(sorted);
      }
    }

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
      Query closed =
          new Query(Collections.singleton(Phase.CLOSED), null, null, null, null, null, null);
      assertThat(walk(closed, 1)).containsExactly(ids.get(700));
      assertThat(walk(Query.all().team("nobody"), 1)).isEmpty();
    }

    private Reference reference(int number) {
      return new Reference("INC-%06d".formatted(number));
    }
  }

  @Nested
  class C23_silly_arguments_are_refused {
    @Test
    void a_limit_below_1_and_a_negative_place() {
      IncidentId id = Draft.nextId();

      assertThatIllegalArgumentException().isThrownBy(() -> store.history(TENANT, id, 0, 0));
      assertThatIllegalArgumentException().isThrownBy(() -> store.history(TENANT, id, -1, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.search(TENANT, Query.all(), null, 0));
    }
  }
}
