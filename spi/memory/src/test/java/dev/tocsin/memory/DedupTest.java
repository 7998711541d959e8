package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.DuplicateKey;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Query;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DedupTest extends StoreFixture {
  private Loaded holders() {
    return store.load(TENANT, Lookup.ofDedupKey("key"));
  }

  private IncidentId lastClosed() {
    return holders().lastClosed().id();
  }

  @Nested
  class C7_one_owner {
    @Test
    void the_loser_learns_who_owns_the_key_and_had_no_effect() {
      Incident owner = committed(log("key"));
      Draft second = log("key");

      assertThat(store.commit(second.commit())).isEqualTo(new DuplicateKey(owner.id()));

      assertThat(load(second.incident().id()).incident()).isNull();
      assertThat(store.load(TENANT, Lookup.of(second.incident().reference())).incident()).isNull();
      assertThat(holders().incident()).isEqualTo(owner);
    }

    @Test
    void a_resolved_incident_owns_its_key_still() {
      Incident resolved = committed(on(committed(log("key"))).resolve());

      assertThat(store.commit(log("key").commit())).isEqualTo(new DuplicateKey(resolved.id()));
    }

    @Test
    void an_incident_without_a_key_stands_in_nobodys_way() {
      committed(log(null));
      committed(log(null));
    }

    @Test
    void of_32_that_log_one_key_at_once_one_wins_and_all_learn_its_name() {
      List<Draft> drafts = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        drafts.add(log("key"));
      }

      List<CommitResult> results = Rendezvous.of(32, i -> store.commit(drafts.get(i).commit()));

      IncidentId owner = holders().incident().id();
      assertThat(results).filteredOn(r -> r.equals(new Committed(1))).hasSize(1);
      assertThat(results).filteredOn(r -> r.equals(new DuplicateKey(owner))).hasSize(31);
      assertThat(store.search(TENANT, Query.all(), null, 99).incidents()).hasSize(1);
    }
  }

  @Nested
  class C8_closing_and_reopening {
    @Test
    void closing_frees_the_key_and_leaves_the_last_holder() {
      Incident first = committed(on(committed(log("key"))).close());

      assertThat(holders().incident()).isNull();
      assertThat(holders().lastClosed()).isEqualTo(first);
      Incident second = committed(log("key"));
      assertThat(holders().incident()).isEqualTo(second);
      assertThat(holders().lastClosed()).isEqualTo(first);
    }

    @Test
    void reopening_claims_the_key_again() {
      Incident closed = committed(on(committed(log("key"))).close());
      Incident open = committed(on(closed).reopen());

      assertThat(holders().incident()).isEqualTo(open);
      assertThat(holders().lastClosed()).isNull();
    }

    @Test
    void reopening_is_refused_while_another_owns_the_key() {
      Incident closed = committed(on(committed(log("key"))).close());
      Incident owner = committed(log("key"));

      assertThat(store.commit(on(closed).reopen().commit()))
          .isEqualTo(new DuplicateKey(owner.id()));
      assertThat(load(closed.id()).incident()).isEqualTo(closed);
    }

    @Test
    void the_last_holder_is_the_one_closed_last_that_still_is() {
      Incident a = committed(on(committed(log("key"))).close());
      Incident b = committed(on(committed(log("key"))).close());
      Incident c = committed(on(committed(log("key"))).close());
      assertThat(lastClosed()).isEqualTo(c.id());

      Incident reopened = committed(on(b).reopen());
      assertThat(lastClosed()).isEqualTo(c.id());
      committed(on(committed(on(committed(on(reopened).close())).reopen())).close());
      assertThat(lastClosed()).isEqualTo(b.id());
      committed(on(load(b.id()).incident()).reopen());
      assertThat(lastClosed()).isEqualTo(c.id());
      committed(on(load(b.id()).incident()).close());
      committed(on(c).comment("closed it stays"));
      assertThat(lastClosed()).isEqualTo(b.id());
      assertThat(a.version()).isEqualTo(2);
    }

    @Test
    void of_a_reopening_and_31_new_ones_at_once_exactly_one_owns_the_key() {
      for (int round = 0; round < 50; round++) {
        Incident closed = holders().lastClosed();
        if (closed == null) {
          closed = committed(on(committed(log("key"))).close());
        }
        Draft reopening = on(closed).reopen();
        List<Draft> drafts = new ArrayList<>(List.of(reopening));
        for (int i = 1; i < 32; i++) {
          drafts.add(log("key"));
        }

        List<CommitResult> results = Rendezvous.of(32, i -> store.commit(drafts.get(i).commit()));

        assertThat(results).filteredOn(Committed.class::isInstance).hasSize(1);
        assertThat(results)
            .filteredOn(r -> r.equals(new DuplicateKey(holders().incident().id())))
            .hasSize(31);
        committed(on(holders().incident()).close());
      }
    }
  }

  @Nested
  class C9_keys_compare_byte_for_byte {
    @Test
    void case_accents_and_composition_make_other_keys() {
      for (String key : List.of("key", "Key", "k\u00e9y", "ke\u0301y", "key.")) {
        committed(log(key));
      }
      assertThat(store.commit(log("k\u00e9y").commit())).isInstanceOf(DuplicateKey.class);
      assertThat(store.load(TENANT, Lookup.ofDedupKey("KEY")).incident()).isNull();
    }
  }
}
