package dev.tocsin.examples.blackfriday.play;

import dev.tocsin.incident.TenantId;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.store.Activation;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.Query;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the register of a day is kept: in memory, or in a database, where the days of all runs
 * stand beside each other, each as a tenant of its own.
 */
public final class Storehouse {
  private static final TenantId RUNS = TenantId.of("black-friday");

  private final @Nullable DataSource source;
  private final String name;
  private long run;

  private Storehouse(@Nullable DataSource source, String name) {
    this.source = source;
    this.name = name;
  }

  /** Keeps nothing beyond the process. */
  public static Storehouse memory() {
    return new Storehouse(null, "memory");
  }

  /**
   * A database.
   *
   * @param where the URL of a PostgreSQL, or the path of an H2 file
   */
  public static Storehouse at(String where) {
    if (where.startsWith("jdbc:postgresql:")) {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(where);
      return new Storehouse(source, where.replaceAll("\\?.*", ""));
    }
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl("jdbc:h2:file:" + Path.of(where).toAbsolutePath() + ";DB_CLOSE_DELAY=-1");
    return new Storehouse(source, where + ".mv.db");
  }

  /** A store for one day, and when something can be claimed from it next. */
  record Room(IncidentStore store, TenantId tenant, Supplier<Optional<Instant>> next) {}

  /**
   * Begins a run: counts it, and keeps the policy that it runs under. Returns what there is to tell
   * of the runs before; empty in memory.
   */
  public Optional<String> begin(PolicyDocument policy) {
    if (source == null) {
      return Optional.empty();
    }
    IncidentStore store = JdbcStore.builder(source).createSchema().build();
    store.keepPolicy(RUNS, policy);
    Activation before = store.activePolicy(RUNS);
    run =
        store.activatePolicy(RUNS, policy.version(), before == null ? 0 : before.serial()).serial();
    if (before == null) {
      return Optional.of("The register of this run is kept in %s.".formatted(name));
    }
    int there = store.search(tenant(before.serial()), Query.all(), null, 1_000).incidents().size();
    return Optional.of(
        "The register of this run, number %d, is kept in %s. That of number %d is there still: %d incident%s."
            .formatted(run, name, before.serial(), there, there == 1 ? "" : "s"));
  }

  /** For a day that happens. */
  Room real(InstantSource clock) {
    if (source == null) {
      return imagined(clock);
    }
    TenantId tenant = tenant(run);
    JdbcStore store = JdbcStore.builder(source).clock(clock).build();
    return new Room(store, tenant, () -> store.earliestClaimable(Set.of(tenant)));
  }

  /** For what would have happened, which is nothing to keep. */
  Room imagined(InstantSource clock) {
    TenantId tenant = tenant(run);
    MemoryStore store = MemoryStore.create(clock);
    return new Room(store, tenant, () -> store.earliestClaimable(Set.of(tenant)));
  }

  /** An incident's name comes from its tenant, so each run has names of its own. */
  private static TenantId tenant(long run) {
    return run < 2 ? TenantId.DEFAULT : TenantId.of("run " + run);
  }
}
