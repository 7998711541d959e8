package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import dev.tocsin.store.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a call visits does not grow with what is kept. H2 takes rows in the order of an index only
 * if they are asked for by all its columns; else it visits and sorts whatever could be meant.
 */
class VisitedRowsTest {
  private static final Set<TenantId> TENANTS = Set.of(Sample.TENANT);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int FEW = 20;
  private static final int MANY = 150;
  private static final int PAGE = 5;

  /** A call, and what there is many of. */
  private enum Call {
    LOOK_UP_BY_KEY((store, all) -> closed(store, "key", all), VisitedRowsTest::lookUp),
    FIRST_PAGE_OF_A_HISTORY(
        VisitedRowsTest::talkative,
        (store, all) -> store.history(Sample.TENANT, all.get(0).id(), 0, PAGE)),
    LATER_PAGE_OF_A_HISTORY(
        VisitedRowsTest::talkative,
        (store, all) -> store.history(Sample.TENANT, all.get(0).id(), 10, PAGE)),
    FIRST_PAGE((store, all) -> open(store, all), (store, all) -> search(store, Query.all(), null)),
    LATER_PAGE(
        (store, all) -> open(store, all),
        (store, all) -> search(store, Query.all(), Cursor.of(all.get(10)))),
    FIRST_PAGE_OF_WHAT_IS_OPEN_AND_MUCH(
        (store, all) -> open(store, all), (store, all) -> search(store, Query.open(), null)),
    LATER_PAGE_OF_WHAT_IS_OPEN(
        (store, all) -> open(store, all),
        (store, all) -> search(store, Query.open(), Cursor.of(all.get(10)))),
    FIRST_PAGE_OF_WHAT_IS_OPEN(
        (store, all) -> closed(store, null, all),
        (store, all) -> search(store, Query.open(), null)),
    OPEN_ONES_OF_A_CATEGORY(
        (store, all) -> closed(store, null, all),
        (store, all) -> search(store, Query.open().category(Category.of("application")), null)),
    ARCHIVABLE(
        (store, all) -> closed(store, null, all),
        (store, all) ->
            store.archivable(Sample.TENANT, Sample.AT.plus(Duration.ofDays(4_000)), PAGE)),
    CLAIM_WAKES(
        (store, all) -> open(store, all), (store, all) -> store.claimWakes(TENANTS, PAGE, LEASE)),
    CLAIM_MESSAGES(
        (store, all) -> open(store, all), (store, all) -> store.claimOutbox(TENANTS, PAGE, LEASE)),
    SETTLE_THE_FIRST_OF_A_QUEUE(VisitedRowsTest::queue, VisitedRowsTest::settle),
    EARLIEST_CLAIMABLE(
        (store, all) -> open(store, all), (store, all) -> store.earliestClaimable(TENANTS)),
    ACTIVE_POLICY(VisitedRowsTest::policies, (store, all) -> store.activePolicy(Sample.TENANT));

    private final BiConsumer<JdbcStore, List<Incident>> fill;
    private final BiConsumer<JdbcStore, List<Incident>> call;

    Call(BiConsumer<JdbcStore, List<Incident>> fill, BiConsumer<JdbcStore, List<Incident>> call) {
      this.fill = fill;
      this.call = call;
    }
  }

  private static int many;

  @ParameterizedTest
  @EnumSource
  void visits_no_more_rows_on_h2_when_there_are_more(Call call) {
    assertThat(visited(Database.h2Memory(), call, MANY))
        .isPositive()
        .isLessThanOrEqualTo(visited(Database.h2Memory(), call, FEW));
  }

  @ParameterizedTest
  @EnumSource
  void visits_no_more_rows_on_postgresql_when_there_are_more(Call call) {
    assertThat(visited(Database.postgres(), call, MANY))
        .isPositive()
        .isLessThanOrEqualTo(visited(Database.postgres(), call, FEW));
  }

  private static long visited(Database database, Call call, int number) {
    many = number;
    VisitedRows rows = new VisitedRows(database);
    try (JdbcFixture fixture = new JdbcFixture(database)) {
      JdbcStore store =
          JdbcStore.builder(rows.in(fixture.source()))
              .schema(database.schema)
              .createSchema()
              .build();
      List<Incident> all = new ArrayList<>();
      call.fill.accept(store, all);
      if (database.url().contains("postgresql")) {
        for (String table : List.of("incident", "event", "wake", "outbox", "activation")) {
          database.execute("analyze " + fixture.table(table));
        }
      }
      return rows.of(() -> call.call.accept(store, all));
    }
  }

  private static void open(JdbcStore store, List<Incident> all) {
    for (int i = 0; i < many; i++) {
      all.add(done(store, Sample.log(null).wake(Sample.AT).send("dana")));
    }
  }

  private static void closed(JdbcStore store, String key, List<Incident> all) {
    for (int i = 0; i < many; i++) {
      all.add(done(store, Sample.on(done(store, Sample.log(key))).close()));
    }
    all.add(done(store, Sample.log(key)));
  }

  private static void talkative(JdbcStore store, List<Incident> all) {
    Sample sample = Sample.log(null);
    for (int i = 0; i < many; i++) {
      sample.comment("comment " + i);
    }
    all.add(done(store, sample));
  }

  private static void queue(JdbcStore store, List<Incident> all) {
    Incident incident = done(store, Sample.log(null).send("dana"));
    for (int i = 0; i < many; i++) {
      incident = done(store, Sample.on(incident).comment("again").send("dana"));
    }
    all.add(incident);
  }

  private static void policies(JdbcStore store, List<Incident> all) {
    for (int i = 0; i < many; i++) {
      String version = "v" + i;
      store.keepPolicy(
          Sample.TENANT, new PolicyDocument(version, version.getBytes(StandardCharsets.UTF_8)));
      store.activatePolicy(Sample.TENANT, version, i);
    }
  }

  private static void lookUp(JdbcStore store, List<Incident> all) {
    assertThat(store.load(Sample.TENANT, Lookup.ofDedupKey("key")).lastClosed())
        .isEqualTo(all.get(many - 1));
  }

  private static void search(JdbcStore store, Query query, Cursor after) {
    store.search(Sample.TENANT, query, after, PAGE);
  }

  private static void settle(JdbcStore store, List<Incident> all) {
    OutboxBatch batch = store.claimOutbox(TENANTS, 1, LEASE);
    assertThat(store.settle(new Settlement(batch.claims().get(0).fence(), new Outcome.Delivered())))
        .isTrue();
  }

  private static Incident done(JdbcStore store, Sample sample) {
    Commit commit = sample.commit();
    assertThat(store.commit(commit)).isInstanceOf(Committed.class);
    return commit.snapshot();
  }
}
