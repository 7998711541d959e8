package dev.tocsin.memory;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * A model checker tries the store's interleavings, switching threads between any two accesses to
 * what they share, and asks of each outcome whether some order of the calls, one after the other,
 * could have had it.
 */
@Param(name = "few", gen = IntGen.class, conf = "0:2")
public class Interleavings {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final TenantId TENANT = TenantId.of("acme");
  private static final Set<TenantId> MINE = Set.of(TENANT);
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** Made before: it is the store that is looked into, not its arguments. */
  private static final Commit[][][] COMMITS = new Commit[3][3][3];

  static {
    for (int incident = 0; incident < 3; incident++) {
      for (int version = 0; version < 3; version++) {
        for (int node = 0; node < 3; node++) {
          COMMITS[incident][version][node] = made(incident, version, node);
        }
      }
    }
  }

  private static Commit made(int incident, int version, int node) {
    IncidentId id = new IncidentId(new UUID(1, incident));
    Draft draft = Draft.log(TENANT, id, "key", NOON);
    for (int i = 1; i < version; i++) {
      draft.comment("before");
    }
    Draft next = version == 0 ? draft : Draft.on(draft.incident(), NOON).comment("node " + node);
    return next.wake(NOON).commit(new UUID(2, 100L * incident + 10L * version + node));
  }

  private final MemoryStore store = MemoryStore.create(() -> NOON);

  /** The commit of one of three nodes on a version of one of three incidents; they share a key. */
  @Operation
  public String commit(
      @Param(name = "few") int incident,
      @Param(name = "few") int version,
      @Param(name = "few") int node) {
    return store.commit(COMMITS[incident][version][node]).getClass().getSimpleName();
  }

  /** Claims one that is due. */
  @Operation
  public String claim() {
    List<WakeBatch.Claim> claims = store.claimWakes(MINE, 1, LEASE).claims();
    if (claims.isEmpty()) {
      return "none";
    }
    Incident incident = claims.get(0).incident();
    return incident.id() + " " + incident.version();
  }

  /** Asks for version and number of lines. */
  @Operation
  public String load(@Param(name = "few") int incident) {
    IncidentId id = new IncidentId(new UUID(1, incident));
    Incident found = store.load(TENANT, Lookup.of(id, null)).incident();
    return found == null ? "none" : found.version() + " " + store.history(TENANT, id, 0, 9).size();
  }

  /** Asks who owns the key. */
  @Operation
  public String owner() {
    Incident owner = store.load(TENANT, Lookup.ofDedupKey("key")).incident();
    return owner == null ? "none" : owner.id().toString();
  }

  @Test
  void every_outcome_is_that_of_some_order() {
    new ModelCheckingOptions()
        .addGuarantee(
            ManagedStrategyGuaranteeKt.forClasses(
                    name ->
                        name.startsWith("dev.tocsin.incident")
                            || name.startsWith("dev.tocsin.store")
                            || name.startsWith("dev.tocsin.internal")
                            || name.startsWith("dev.tocsin.notification"))
                .allMethods()
                .ignore())
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1)
        .iterations(10)
        .invocationsPerIteration(100)
        .invocationTimeout$lincheck(60_000)
        .check(Interleavings.class);
  }
}
