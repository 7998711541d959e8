package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first message of a queue is settled while messages behind it are taken back: what stays is
 * due at once.
 */
abstract class QueueRaces {
  private static final Set<TenantId> MINE = Set.of(Sample.TENANT);
  private static final Instant MUCH_LATER = Instant.parse("9000-01-01T00:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);

  final JdbcFixture fixture = new JdbcFixture(database());
  private final JdbcStore store = fixture.open();
  private final Sample sample =
      Sample.log(null).send("dana").send("dana").send("dana").send("dana").send("dana");
  private final List<OutboxKey> keys =
      sample.commit().outbox().stream().map(OutboxEntry::key).toList();
  Connection held;
  Settlement delivered;

  abstract Database database();

  @BeforeEach
  void claim_the_first_and_look_at_the_others_in_vain() throws SQLException {
    held = DriverManager.getConnection(fixture.database.url());
    held.setAutoCommit(false);
    store.commit(sample.commit());
    OutboxBatch.Claim first = store.claimOutbox(MINE, 1, LEASE).claims().get(0);
    assertThat(store.claimOutbox(MINE, 9, LEASE).claims()).isEmpty();
    delivered = new Settlement(first.fence(), new Outcome.Delivered());
  }

  @AfterEach
  void disconnect() throws SQLException {
    held.close();
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void what_is_taken_back_just_after_the_first_was_sent_is_in_nobodys_way(int many)
      throws Exception {
    assertThat(on(held).settle(delivered)).isTrue();
    CompletableFuture<CommitResult> takesBack = Aside.run(() -> take(many));
    Waiting.until(1, fixture, takesBack);
    held.commit();

    assertThat(takesBack.get(1, TimeUnit.MINUTES)).isInstanceOf(Committed.class);
    assertThatTheNextIs(many + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void what_was_taken_back_just_before_the_first_is_sent_is_in_nobodys_way(int many)
      throws Exception {
    assertThat(on(held).commit(takingBack(1, many))).isInstanceOf(Committed.class);
    CompletableFuture<Boolean> sent = Aside.run(() -> store.settle(delivered));
    Waiting.until(1, fixture, sent);
    held.commit();

    assertThat(sent.get(1, TimeUnit.MINUTES)).isTrue();
    assertThatTheNextIs(many + 1);
  }

  @Test
  void what_stands_behind_others_is_taken_back_and_overtakes_nobody() {
    assertThat(take(1)).isInstanceOf(Committed.class);

    assertThat(store.claimOutbox(MINE, 9, LEASE).claims()).isEmpty();
    store.settle(delivered);
    assertThatTheNextIs(2);
  }

  /** A claim that began before would still see the first one, and put this one off. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void what_stands_behind_a_first_one_that_is_taken_back_is_claimed_whatever_a_claim_still_sees(
      int to) throws SQLException {
    store.settle(new Settlement(delivered.fence(), new Outcome.RetryAt(MUCH_LATER, "busy")));

    assertThat(store.commit(takingBack(0, to))).isInstanceOf(Committed.class);

    assertThat(heads()).containsExactly(to + 1);
  }

  @Test
  void a_host_that_holds_what_stands_behind_one_that_goes_stops_no_claim_of_others()
      throws Exception {
    Sample over = Sample.on(sample.incident()).comment("over").takeBack(keys.get(0));
    store.commit(over.commit());
    fixture.pass(LEASE.multipliedBy(2));
    for (int i = 0; i < 3; i++) {
      store.commit(Sample.log(null).send("dana").commit());
    }
    on(held).commit(Sample.on(over.incident()).comment("held").takeBack(keys.get(1)).commit());

    CompletableFuture<Integer> others =
        Aside.run(() -> store.claimOutbox(MINE, 9, LEASE).claims().size());

    assertThat(others.get(30, TimeUnit.SECONDS)).isEqualTo(3);
    held.commit();
    fixture.pass(LEASE.multipliedBy(2));
    assertThat(store.claimOutbox(MINE, 9, LEASE).claims())
        .hasSize(4)
        .extracting(each -> each.entry().key())
        .contains(keys.get(2));
  }

  @Test
  void what_was_taken_back_goes_although_the_same_claim_takes_what_stands_behind_it()
      throws SQLException {
    store.commit(takingBack(0, 0));
    fixture.pass(LEASE.multipliedBy(2));

    assertThatTheNextIs(1);

    assertThat(ordinals("true")).containsExactly(1, 2, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_is_parked_while_those_before_it_are_taken_back_stays_parked(boolean behindToo)
      throws Exception {
    Sample over = Sample.on(sample.incident()).comment("over").takeBack(keys.get(0));
    store.commit(over.commit());
    fixture.pass(LEASE.multipliedBy(2));
    Fence second;
    try (Statement lock = held.createStatement()) {
      lock.execute(
          "select 1 from %s where ordinal = 0 for update".formatted(fixture.table("outbox")));
      second = store.claimOutbox(MINE, 9, Duration.ofDays(9)).claims().get(0).fence();
      held.rollback();
    }
    assertThat(on(held).settle(new Settlement(second, new Outcome.Parked("given up")))).isTrue();

    Sample taking = Sample.on(over.incident()).comment("again").takeBack(keys.get(0));
    Commit commit = (behindToo ? taking.takeBack(keys.get(4)) : taking).commit();
    CompletableFuture<CommitResult> takesBack = Aside.run(() -> store.commit(commit));
    Waiting.until(1, fixture, takesBack);
    held.commit();

    assertThat(takesBack.get(20, TimeUnit.SECONDS)).isInstanceOf(Committed.class);
    fixture.pass(LEASE.multipliedBy(2));
    assertThat(store.parked(Sample.TENANT, 9)).hasSize(1);
    assertThatTheNextIs(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_message_of_another_incident_stays_when_it_is_to_be_tried_again(boolean released) {
    Outcome again =
        released ? new Outcome.Released() : new Outcome.RetryAt(Sample.AT, "nobody answers");
    Commit commit = ofAnother(keys.get(0), new Settlement(delivered.fence(), again));

    assertThat(store.commit(commit)).isInstanceOf(Committed.class);

    assertThatTheNextIs(0);
  }

  /** A commit of another incident that names a message, and ends the claim of the first one. */
  private Commit ofAnother(OutboxKey key, Settlement settled) {
    Sample other = Sample.log(null);
    store.commit(other.commit());
    Commit comment = Sample.on(other.incident()).comment("sent").commit();
    return new Commit(
        comment.id(),
        comment.expectedVersion(),
        comment.entries(),
        comment.snapshot(),
        null,
        List.of(),
        List.of(key),
        null,
        settled);
  }

  @Test
  void what_stands_behind_others_does_not_come_to_the_head() throws SQLException {
    assertThat(take(2)).isInstanceOf(Committed.class);

    assertThat(heads()).containsExactly(0);
  }

  @Test
  void a_key_that_another_incident_names_keeps_nobody_down() {
    assertThat(store.commit(ofAnother(keys.get(1), delivered))).isInstanceOf(Committed.class);

    assertThatTheNextIs(1);
  }

  @Test
  void what_is_unparked_beside_a_commit_goes_behind_what_that_sends() throws Exception {
    store.settle(new Settlement(delivered.fence(), new Outcome.Parked("nobody answers")));
    for (int i = 1; i < 5; i++) {
      sent();
    }
    Commit more = Sample.on(sample.incident()).comment("more").send("dana").commit();
    assertThat(on(held).commit(more)).isInstanceOf(Committed.class);
    CompletableFuture<Boolean> unparked =
        Aside.run(() -> store.unpark(Sample.TENANT, new Item.OfOutbox(keys.get(0))));
    Waiting.until(1, fixture, unparked);
    assertThat(store.claimOutbox(MINE, 9, LEASE).claims()).isEmpty();
    held.commit();

    assertThat(unparked.get(1, TimeUnit.MINUTES)).isTrue();
    assertThat(sent()).isEqualTo(more.outbox().get(0).key());
    assertThat(sent()).isEqualTo(keys.get(0));
  }

  private OutboxKey sent() {
    List<OutboxBatch.Claim> claims = store.claimOutbox(MINE, 9, LEASE).claims();
    assertThat(claims).hasSize(1);
    assertThat(store.settle(new Settlement(claims.get(0).fence(), new Outcome.Delivered())))
        .isTrue();
    return claims.get(0).entry().key();
  }

  private List<Integer> heads() throws SQLException {
    return ordinals("head");
  }

  private List<Integer> ordinals(String condition) throws SQLException {
    List<Integer> ordinals = new ArrayList<>();
    try (Statement statement = held.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select ordinal from %s where %s order by ordinal"
                    .formatted(fixture.table("outbox"), condition))) {
      while (row.next()) {
        ordinals.add(row.getInt(1));
      }
    }
    return ordinals;
  }

  void assertThatTheNextIs(int ordinal) {
    assertThat(store.claimOutbox(MINE, 9, LEASE).claims())
        .extracting(next -> next.entry().key().ordinal())
        .containsExactly(ordinal);
  }

  private CommitResult take(int many) {
    return store.commit(takingBack(1, many));
  }

  /** Takes back those of some ordinals, the last of them first. */
  Commit takingBack(int from, int to) {
    Incident incident = sample.incident();
    Sample comment = Sample.on(incident).comment("over");
    for (int ordinal = to; ordinal >= from; ordinal--) {
      comment.takeBack(keys.get(ordinal));
    }
    return comment.commit();
  }

  JdbcStore on(Connection connection) {
    return JdbcStore.builder(Uncommitted.on(connection)).schema(fixture.database.schema).build();
  }
}
