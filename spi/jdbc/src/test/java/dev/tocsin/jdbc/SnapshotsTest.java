package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Query;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotsTest {
  /** Counts the snapshots that it has read. */
  private static final class Counting implements Codec {
    private final Codec codec = Codec.jackson();
    private final AtomicInteger read = new AtomicInteger();

    @Override
    public String encode(Object value) {
      return codec.encode(value);
    }

    @Override
    public <T> T decode(String text, Class<T> type) {
      if (type == Incident.class) {
        read.incrementAndGet();
      }
      return codec.decode(text, type);
    }
  }

  private final Counting here = new Counting();
  private final Counting there = new Counting();

  @ParameterizedTest
  @EnumSource
  void what_this_node_has_written_is_not_decoded_until_another_changes_it(Dialect dialect) {
    try (JdbcFixture fixture = fixture(dialect)) {
      JdbcStore store = open(fixture, here);
      JdbcStore other = open(fixture, there);
      Incident first = committed(store, Sample.log(null).wake(Sample.AT));

      assertThat(load(store, first)).isEqualTo(first);
      assertThat(store.claimWakes(Set.of(Sample.TENANT), 1, Duration.ofMinutes(1)).claims())
          .hasSize(1);
      assertThat(here.read).hasValue(0);
      assertThat(load(other, first)).isEqualTo(first);
      assertThat(load(other, first)).isEqualTo(first);
      assertThat(there.read).hasValue(1);

      Incident second = committed(other, Sample.on(first).comment("there"));
      assertThat(load(store, first)).isEqualTo(second);
      assertThat(store.search(Sample.TENANT, Query.all(), null, 9).incidents())
          .containsExactly(second);
      assertThat(here.read).hasValue(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_somebody_has_edited_is_decoded(Dialect dialect) {
    try (JdbcFixture fixture = fixture(dialect)) {
      JdbcStore store = open(fixture, here);
      Incident incident = committed(store, Sample.log(null));
      fixture.database.execute(
          "update %s.tocsin_incident set snapshot = replace(snapshot, '%s', '%s')"
              .formatted(fixture.database.schema, incident.details().title(), "edited"));

      assertThat(load(store, incident).details().title()).isEqualTo("edited");
      assertThat(here.read).hasValue(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_refused_is_not_remembered(Dialect dialect) {
    try (JdbcFixture fixture = fixture(dialect)) {
      JdbcStore store = open(fixture, here);
      Incident incident = committed(store, Sample.log(null));
      Sample mine = Sample.on(incident).close();
      Incident theirs = committed(open(fixture, there), Sample.on(incident).comment("theirs"));

      assertThat(store.commit(mine.commit())).isNotInstanceOf(Committed.class);
      assertThat(load(store, incident)).isEqualTo(theirs).isNotEqualTo(mine.incident());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_long_one_is_not_remembered(Dialect dialect) {
    try (JdbcFixture fixture = fixture(dialect)) {
      JdbcStore store = open(fixture, here);
      Incident incident = committed(store, Sample.log("k".repeat(200)));
      for (int i = 0; i < 3; i++) {
        load(store, incident);
      }
      assertThat(here.read).hasValue(0);
      fixture.database.execute(
          "update %s.tocsin_incident set snapshot = concat(snapshot, repeat(' ', %d))"
              .formatted(fixture.database.schema, Snapshots.LONGEST));
      for (int i = 0; i < 3; i++) {
        assertThat(load(store, incident)).isEqualTo(incident);
      }
      assertThat(here.read).hasValue(3);
    }
  }

  private static JdbcFixture fixture(Dialect dialect) {
    return new JdbcFixture(dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres());
  }

  private static JdbcStore open(JdbcFixture fixture, Codec codec) {
    fixture.open();
    return JdbcStore.builder(fixture.sources.get(0))
        .schema(fixture.database.schema)
        .codec(codec)
        .build();
  }

  private static Incident committed(JdbcStore store, Sample sample) {
    assertThat(store.commit(sample.commit())).isInstanceOf(Committed.class);
    return sample.incident();
  }

  private static Incident load(JdbcStore store, Incident incident) {
    return store.load(Sample.TENANT, Lookup.of(incident.id(), null)).incident();
  }
}
