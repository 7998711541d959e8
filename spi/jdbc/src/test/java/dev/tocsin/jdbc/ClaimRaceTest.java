package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.Fence;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A commit takes away what a claim is taking in the same instant. */
class ClaimRaceTest {
  private static final Set<TenantId> MINE = Set.of(Sample.TENANT);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Instant MUCH_LATER = Instant.parse("9000-01-01T00:00:00Z");

  private final JdbcFixture fixture = new JdbcFixture(Database.postgres());
  private final JdbcStore store = fixture.open();
  private Connection held;

  @BeforeEach
  void connect() throws SQLException {
    held = DriverManager.getConnection(fixture.database.url());
    held.setAutoCommit(false);
  }

  @AfterEach
  void disconnect() throws SQLException {
    held.close();
    fixture.close();
  }

  @Test
  void a_wake_that_ends_while_it_is_being_claimed_is_not_due_ever_after() throws Exception {
    Sample sample = Sample.log(null).wake(Sample.AT);
    store.commit(sample.commit());

    assertThat(claiming().claimWakes(MINE, 1, LEASE).claims()).hasSize(1);
    Incident incident = sample.incident();
    assertThat(meanwhile(Sample.on(incident).comment("nothing to do any more").commit()))
        .isEqualTo(new Committed(2));

    fixture.pass(LEASE.multipliedBy(2));
    assertThat(store.claimWakes(MINE, 1, LEASE).claims()).isEmpty();
    assertThat(store.backlog(MINE).wakes().due()).isZero();
  }

  @Test
  void a_message_that_is_taken_back_while_it_is_being_claimed_goes_when_the_claim_ends()
      throws Exception {
    Sample sample = Sample.log(null).send("dana");
    store.commit(sample.commit());

    List<OutboxBatch.Claim> claims = claiming().claimOutbox(MINE, 1, LEASE).claims();
    assertThat(claims).hasSize(1);
    OutboxBatch.Claim claim = claims.get(0);
    Commit ending = Sample.on(sample.incident()).comment("mine").commit();
    assertThat(
            meanwhile(
                new Commit(
                    ending.id(),
                    ending.expectedVersion(),
                    ending.entries(),
                    ending.snapshot(),
                    null,
                    List.of(),
                    List.of(claim.entry().key()),
                    null,
                    null)))
        .isEqualTo(new Committed(2));

    store.settle(new Settlement(claim.fence(), new Outcome.RetryAt(Sample.AT, "nobody answers")));
    assertThat(store.claimOutbox(MINE, 1, LEASE).claims()).isEmpty();
    assertThat(store.backlog(MINE).outbox().due()).isZero();
  }

  static Stream<Outcome> ends() {
    return Stream.of(
        new Outcome.RetryAt(MUCH_LATER, "busy"),
        new Outcome.Released(),
        new Outcome.Parked("nobody answers"),
        new Outcome.Delivered());
  }

  @ParameterizedTest
  @MethodSource("ends")
  void a_message_that_is_taken_back_while_its_claim_ends_is_in_nobodys_way(Outcome end)
      throws Exception {
    Sample sample = Sample.log(null).send("dana").send("dana");
    store.commit(sample.commit());
    OutboxBatch.Claim claim = store.claimOutbox(MINE, 1, LEASE).claims().get(0);
    assertThat(store.claimOutbox(MINE, 9, LEASE).claims()).isEmpty();

    assertThat(claiming().settle(new Settlement(claim.fence(), end))).isTrue();
    assertThat(
            meanwhile(
                Sample.on(sample.incident())
                    .comment("over")
                    .takeBack(claim.entry().key())
                    .commit()))
        .isEqualTo(new Committed(2));

    fixture.pass(LEASE.multipliedBy(2));
    assertThat(store.claimOutbox(MINE, 9, LEASE).claims())
        .extracting(next -> next.entry().key().ordinal())
        .containsExactly(1);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void a_claim_that_ends_while_its_message_is_taken_back_has_not_lost(Outcome end)
      throws Exception {
    Sample sample = Sample.log(null).send("dana").send("dana");
    store.commit(sample.commit());
    OutboxBatch.Claim claim = store.claimOutbox(MINE, 1, LEASE).claims().get(0);
    Sample over = Sample.on(sample.incident()).comment("over").takeBack(claim.entry().key());
    assertThat(claiming().commit(over.commit())).isEqualTo(new Committed(2));

    CompletableFuture<Boolean> ended =
        Aside.run(() -> store.settle(new Settlement(claim.fence(), end)));
    Waiting.until(1, fixture, ended);
    held.commit();

    assertThat(ended.get(1, TimeUnit.MINUTES)).isTrue();
    fixture.pass(Duration.ofSeconds(2));
    assertThat(store.claimOutbox(MINE, 9, LEASE).claims())
        .extracting(next -> next.entry().key().ordinal())
        .containsExactly(1);
  }

  static Stream<Outcome> endsOfWakes() {
    return ends().filter(end -> !(end instanceof Outcome.Delivered));
  }

  @ParameterizedTest
  @MethodSource("endsOfWakes")
  void a_wake_that_ends_while_its_claim_ends_leaves_nothing_to_the_next_one(Outcome end)
      throws Exception {
    Sample sample = Sample.log(null).wake(Sample.AT);
    store.commit(sample.commit());
    Fence fence = store.claimWakes(MINE, 1, LEASE).claims().get(0).fence();

    assertThat(claiming().settle(new Settlement(fence, end))).isTrue();
    Sample over = Sample.on(sample.incident()).comment("over");
    assertThat(meanwhile(over.commit())).isEqualTo(new Committed(2));

    isForgotten(over.incident());
  }

  @Test
  void a_wake_that_is_over_is_not_parked() {
    Sample sample = Sample.log(null).wake(Sample.AT);
    store.commit(sample.commit());
    Fence fence = store.claimWakes(MINE, 1, LEASE).claims().get(0).fence();
    Sample over = Sample.on(sample.incident()).comment("over");
    store.commit(over.commit());

    store.settle(new Settlement(fence, new Outcome.Parked("nobody can read it")));

    isForgotten(over.incident());
  }

  private void isForgotten(Incident over) {
    fixture.pass(LEASE.multipliedBy(2));
    assertThat(store.parked(Sample.TENANT, 9)).isEmpty();
    assertThat(store.claimWakes(MINE, 1, LEASE).claims()).isEmpty();
    store.commit(Sample.on(over).comment("again").wake(Sample.AT).commit());
    assertThat(store.claimWakes(MINE, 1, LEASE).claims())
        .singleElement()
        .satisfies(claim -> assertThat(claim.attempt()).isEqualTo(1));
  }

  /** A store whose claims are made and not yet committed. */
  private JdbcStore claiming() {
    return JdbcStore.builder(Uncommitted.on(held)).schema(fixture.database.schema).build();
  }

  /** Commits; once that waits for the claim, the claim goes through. */
  private CommitResult meanwhile(Commit commit) throws Exception {
    CompletableFuture<CommitResult> result = Aside.run(() -> store.commit(commit));
    Waiting.until(1, fixture, result);
    held.commit();
    return result.get(1, TimeUnit.MINUTES);
  }
}
