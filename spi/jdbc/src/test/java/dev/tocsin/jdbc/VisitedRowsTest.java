package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
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
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * What a call visits does not grow with what is kept. H2 takes rows in the order of an index only
 * if they are asked for by all its columns; else it visits and sorts whatever could be meant.
 */
class VisitedRowsTest {
  private static final Set<TenantId> TENANTS = Set.of(Sample.TENANT);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int FEW = 60;
  private static final int MANY = 180;
  private static final int PAGE = 5;

  /** A call, and what there is much of. */
  private enum Call {
    LOOK_UP_BY_KEY(kept -> closed(kept, "key"), VisitedRowsTest::lookUp),
    FIRST_PAGE_OF_A_HISTORY(
        VisitedRowsTest::talkative,
        kept -> kept.store.history(Sample.TENANT, kept.all.get(0).id(), 0, PAGE)),
    LATER_PAGE_OF_A_HISTORY(
        VisitedRowsTest::talkative,
        kept -> kept.store.history(Sample.TENANT, kept.all.get(0).id(), 10, PAGE)),
    FIRST_PAGE(VisitedRowsTest::open, kept -> search(kept, Query.all(), null)),
    LATER_PAGE(
        VisitedRowsTest::open, kept -> search(kept, Query.all(), Cursor.of(kept.all.get(10)))),
    FIRST_PAGE_OF_WHAT_IS_OPEN_AND_MUCH(
        VisitedRowsTest::open, kept -> search(kept, Query.open(), null)),
    LATER_PAGE_OF_WHAT_IS_OPEN(
        VisitedRowsTest::open, kept -> search(kept, Query.open(), Cursor.of(kept.all.get(10)))),
    FIRST_PAGE_OF_WHAT_IS_OPEN(
        kept -> closed(kept, null), kept -> search(kept, Query.open(), null)),
    OPEN_ONES_OF_A_CATEGORY(
        kept -> closed(kept, null),
        kept -> search(kept, Query.open().category(Category.of("application")), null)),
    ARCHIVABLE(
        kept -> closed(kept, null),
        kept -> kept.store.archivable(Sample.TENANT, Sample.AT.plus(Duration.ofDays(4_000)), PAGE)),
    CLAIM_WAKES(VisitedRowsTest::open, kept -> kept.store.claimWakes(TENANTS, PAGE, LEASE)),
    CLAIM_MESSAGES(VisitedRowsTest::open, kept -> kept.store.claimOutbox(TENANTS, PAGE, LEASE)),
    SETTLE_THE_FIRST_OF_A_QUEUE(VisitedRowsTest::queue, VisitedRowsTest::settle),
    TAKE_BACK_THE_FIRST_OF_A_QUEUE(
        VisitedRowsTest::queue,
        kept -> kept.done(Sample.on(kept.all.get(1)).comment("takes back").takeBack(kept.first))),
    LOOK_UP_BY_ID_AND_REQUEST(
        VisitedRowsTest::talkative,
        kept -> kept.store.load(Sample.TENANT, Lookup.of(kept.all.get(0).id(), "request"))),
    LOOK_UP_BY_REFERENCE(
        VisitedRowsTest::open,
        kept -> kept.store.load(Sample.TENANT, Lookup.of(kept.all.get(0).reference()))),
    LOOK_UP_BY_REQUEST(
        VisitedRowsTest::open, kept -> kept.store.load(Sample.TENANT, Lookup.ofRequest("request"))),
    COMMIT_TO_A_LONG_HISTORY(
        VisitedRowsTest::talkative,
        kept -> kept.done(Sample.on(kept.all.get(0)).comment("one more").wake(Sample.AT))),
    EARLIEST_CLAIMABLE(VisitedRowsTest::open, kept -> kept.store.earliestClaimable(TENANTS)),
    ACTIVE_POLICY(VisitedRowsTest::policies, kept -> kept.store.activePolicy(Sample.TENANT));

    private final Consumer<Kept> fill;
    private final Consumer<Kept> call;

    Call(Consumer<Kept> fill, Consumer<Kept> call) {
      this.fill = fill;
      this.call = call;
    }
  }

  /** What a store is filled with. */
  private static final class Kept {
    final JdbcStore store;
    final int many;
    final List<Incident> all = new ArrayList<>();
    OutboxKey first;

    Kept(JdbcStore store, int many) {
      this.store = store;
      this.many = many;
    }

    Incident done(Sample sample) {
      Commit commit = sample.commit();
      assertThat(store.commit(commit)).isInstanceOf(Committed.class);
      return commit.snapshot();
    }
  }

  /** On H2 queries are counted, so a commit that only writes is not. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "COMMIT_TO_A_LONG_HISTORY")
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
    VisitedRows rows = new VisitedRows(database);
    try (JdbcFixture fixture = new JdbcFixture(database)) {
      JdbcStore store =
          JdbcStore.builder(rows.in(fixture.source()))
              .schema(database.schema)
              .createSchema()
              .build();
      Kept kept = new Kept(store, number);
      call.fill.accept(kept);
      if (database.url().contains("postgresql")) {
        for (String table : List.of("incident", "event", "wake", "outbox", "activation")) {
          database.execute("analyze " + fixture.table(table));
        }
      }
      return rows.of(() -> call.call.accept(kept));
    }
  }

  private static void open(Kept kept) {
    for (int i = 0; i < kept.many; i++) {
      kept.all.add(kept.done(Sample.log(null).wake(Sample.AT).send("dana")));
    }
  }

  private static void closed(Kept kept, String key) {
    for (int i = 0; i < kept.many; i++) {
      kept.all.add(kept.done(Sample.on(kept.done(Sample.log(key))).close()));
    }
    kept.all.add(kept.done(Sample.log(key)));
  }

  private static void talkative(Kept kept) {
    Sample sample = Sample.log(null);
    for (int i = 0; i < kept.many; i++) {
      sample.comment("comment " + i);
    }
    kept.all.add(kept.done(sample));
  }

  private static void queue(Kept kept) {
    Sample sample = Sample.log(null).send("dana");
    kept.first = sample.commit().outbox().get(0).key();
    kept.all.add(kept.done(sample));
    Incident incident = kept.all.get(0);
    for (int i = 0; i < kept.many; i++) {
      incident = kept.done(Sample.on(incident).comment("again").send("dana"));
    }
    kept.all.add(incident);
  }

  private static void policies(Kept kept) {
    for (int i = 0; i < kept.many; i++) {
      String version = "v" + i;
      kept.store.keepPolicy(
          Sample.TENANT, new PolicyDocument(version, version.getBytes(StandardCharsets.UTF_8)));
      kept.store.activatePolicy(Sample.TENANT, version, i);
    }
  }

  private static void lookUp(Kept kept) {
    assertThat(kept.store.load(Sample.TENANT, Lookup.ofDedupKey("key")).lastClosed())
        .isEqualTo(kept.all.get(kept.many - 1));
  }

  private static void search(Kept kept, Query query, Cursor after) {
    kept.store.search(Sample.TENANT, query, after, PAGE);
  }

  private static void settle(Kept kept) {
    OutboxBatch batch = kept.store.claimOutbox(TENANTS, 1, LEASE);
    assertThat(
            kept.store.settle(
                new Settlement(batch.claims().get(0).fence(), new Outcome.Delivered())))
        .isTrue();
  }
}
