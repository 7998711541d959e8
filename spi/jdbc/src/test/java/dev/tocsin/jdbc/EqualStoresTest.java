package dev.tocsin.jdbc;

import dev.tocsin.memory.MemoryStore;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What the memory store answers, the JDBC store answers too: at random, under one clock. */
class EqualStoresTest {
  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void answers_on_H2_as_the_memory_store_does(@ForAll long seed) {
    run(Database.h2Memory(), seed);
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void answers_on_PostgreSQL_as_the_memory_store_does(@ForAll long seed) {
    run(Database.postgres(), seed);
  }

  private static void run(Database database, long seed) {
    AtomicReference<Instant> clock = new AtomicReference<>(Sample.AT);
    try (JdbcFixture fixture = new JdbcFixture(database)) {
      JdbcStore jdbc =
          JdbcStore.builder(fixture.source())
              .schema(fixture.database.schema)
              .clock(clock::get)
              .createSchema()
              .build();
      new Twins(MemoryStore.create(clock::get), jdbc, clock, seed).run(300);
    }
  }
}
