package dev.tocsin.benchmarks.durable;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.TenantId;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.WakeBatch;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What a claim of 20 wakes costs where many are leased and many more wait, beside a table in which
 * there are only those that are due (C22). The two take turns.
 *
 * <p>What is leased was claimed by the library. What waits was written by one statement, without
 * incidents: a claim never comes near it. What was claimed is given back without being timed.
 *
 * <p>Usage: {@code ClaimCost [LEASED [WAITING [CLAIMS]]]}
 */
public final class ClaimCost {
  private static final int DUE = 1_000;
  private static final int LIMIT = 20;
  private static final int BATCH = 1_000;
  private static final int WARM_UP = 200;
  private static final Duration LEASE = Duration.ofHours(1);
  private static final Set<TenantId> TENANTS = Set.of(TenantId.DEFAULT);

  private ClaimCost() {}

  public static void main(String[] args) throws Exception {
    int leased = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
    int waiting = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
    int claims = args.length > 2 ? Integer.parseInt(args[2]) : 2_000;
    try (Database database = new Database();
        Database.Place empty = database.place("empty", 2);
        Database.Place full = database.place("loaded", 2)) {
      JdbcStore few = filled(empty.pool(), 0, 0);
      JdbcStore many = filled(full.pool(), leased, waiting);
      double[] alone = new double[claims];
      double[] among = new double[claims];
      for (int i = -WARM_UP; i < claims; i++) {
        double first = claim(few);
        double second = claim(many);
        if (i >= 0) {
          alone[i] = first;
          among[i] = second;
        }
      }
      Arrays.sort(alone);
      Arrays.sort(among);
      System.out.println("| wakes beside those due | median ms | p99 ms |");
      System.out.println("|---|---:|---:|");
      tell("none", alone);
      tell(String.format(Locale.ROOT, "%,d leased, %,d waiting", leased, waiting), among);
      System.out.printf(
          Locale.ROOT, "ratio of the medians %.2f%n", among[claims / 2] / alone[claims / 2]);
    }
    System.out.println(Database.load());
  }

  private static JdbcStore filled(DataSource pool, int leased, int waiting) throws SQLException {
    JdbcStore store = Database.store(pool);
    IncidentEngine engine = new IncidentEngine(Life.policy());
    Instant past = Instant.now().minus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MICROS);
    DueIncidents.log(store, engine, leased + DUE, past);
    for (int i = 0; i < leased; i += BATCH) {
      int wanted = Math.min(BATCH, leased - i);
      int got = store.claimWakes(TENANTS, wanted, LEASE).claims().size();
      if (got != wanted) {
        throw new IllegalStateException(got + " claimed, not " + wanted);
      }
    }
    Database.execute(
        pool,
        "insert into tocsin_wake (tenant, incident, lane, due, claim_at, attempts) select '"
            + TenantId.DEFAULT
            + "', gen_random_uuid(), 1, at, at, 0 from (select clock_timestamp() +"
            + " interval '2 hours' + n * interval '1 millisecond' as at from generate_series(1, "
            + waiting
            + ") as n) w",
        "vacuum analyze tocsin_wake",
        "analyze",
        "checkpoint");
    return store;
  }

  /** One claim; returns its milliseconds. */
  private static double claim(JdbcStore store) {
    long start = System.nanoTime();
    WakeBatch batch = store.claimWakes(TENANTS, LIMIT, LEASE);
    double ms = (System.nanoTime() - start) / 1e6;
    List<WakeBatch.Claim> claims = new ArrayList<>(batch.claims());
    if (claims.size() != LIMIT) {
      throw new IllegalStateException(claims.size() + " claimed, not " + LIMIT);
    }
    claims.forEach(each -> store.settle(new Settlement(each.fence(), new Outcome.Released())));
    return ms;
  }

  private static void tell(String what, double[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f |%n",
        what,
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100]);
  }
}
