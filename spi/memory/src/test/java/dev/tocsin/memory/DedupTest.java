package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
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
  class C8_closing_and_reopening {
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
  }
}
