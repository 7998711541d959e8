package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tocsin.incident.Incident;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.CommitResult.Conflict;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HousekeepingTest {
  private static final Duration DAY = Duration.ofHours(24);

  @ParameterizedTest
  @EnumSource
  void ids_of_commits_go_after_a_day_a_part_at_a_time_and_no_earlier(Dialect dialect) {
    try (JdbcFixture fixture =
        new JdbcFixture(dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres())) {
      JdbcStore store = fixture.open();
      Sample[] old = new Sample[5];
      for (int i = 0; i < old.length; i++) {
        old[i] = Sample.log("old " + i);
        store.commit(old[i].commit());
      }
      fixture.pass(DAY.minusMinutes(1));
      Sample young = Sample.log("young");
      store.commit(young.commit());
      assertThat(store.keepHouse(DAY, 100)).isEqualTo(new Housekept(0, 0));
      assertThat(store.commit(old[0].commit())).isEqualTo(new Committed(1));

      fixture.pass(Duration.ofMinutes(1));
      assertThat(store.keepHouse(DAY, 3)).isEqualTo(new Housekept(3, 0));
      assertThat(store.keepHouse(DAY, 3)).isEqualTo(new Housekept(2, 0));
      assertThat(store.commit(old[0].commit())).isEqualTo(new Conflict(1L));
      assertThat(store.commit(young.commit())).isEqualTo(new Committed(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_wake_that_was_taken_away_from_somebody_who_never_came_back_goes(Dialect dialect) {
    try (JdbcFixture fixture =
        new JdbcFixture(dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres())) {
      JdbcStore store = fixture.open();
      Sample sample = Sample.log(null).wake(Sample.AT);
      store.commit(sample.commit());
      store.claimWakes(Set.of(Sample.TENANT), 1, Duration.ofMinutes(1));
      Incident incident = sample.incident();
      store.commit(Sample.on(incident).comment("nothing to do any more").commit());

      assertThat(store.keepHouse(DAY, 100)).isEqualTo(new Housekept(0, 0));
      fixture.pass(Duration.ofMinutes(1));
      assertThat(store.keepHouse(DAY, 100)).isEqualTo(new Housekept(0, 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_wake_that_was_taken_away_in_the_instant_in_which_its_claim_ended_goes(Dialect dialect) {
    try (JdbcFixture fixture =
        new JdbcFixture(dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres())) {
      JdbcStore store = fixture.open();
      store.commit(Sample.log(null).wake(Sample.AT).commit());
      fixture.database.execute(
          "update %s.tocsin_wake set due = null, claim_at = null"
              .formatted(fixture.database.schema));

      assertThat(store.keepHouse(DAY, 100)).isEqualTo(new Housekept(0, 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_shorter_age_or_no_number_is_refused(Dialect dialect) {
    try (JdbcFixture fixture =
        new JdbcFixture(dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres())) {
      JdbcStore store = fixture.open();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.keepHouse(DAY.minusNanos(1), 100));
      assertThatIllegalArgumentException().isThrownBy(() -> store.keepHouse(DAY, 0));
    }
  }
}
