package dev.tocsin.memory;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
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
 * could have had it. Takes minutes, so it is run by name: decision 0012.
 */
@Param(name = "few", gen = IntGen.class, conf = "0:1")
public class Interleavings {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final TenantId TENANT = TenantId.of("acme");
  private static final Set<TenantId> MINE = Set.of(TENANT);
  private static final Duration LEASE = Duration.ofMinutes(1);

  // Made before: it is the store that is looked into, not its arguments.
  private static final Draft LOGGED = log(0, null);
  private static final Commit FIRST = LOGGED.wake(NOON).commit();
  private static final Commit[] LOGS = {log(1, "key").commit(), log(2, "key").commit()};
  private static final Commit[] CHANGES = {change("one"), change("two")};

  private final MemoryStore store = MemoryStore.create(() -> NOON);

  /** One incident is there, and its wake is due. */
  public Interleavings() {
    store.commit(FIRST);
  }

  private static Draft log(int number, String key) {
    return Draft.log(TENANT, new IncidentId(new UUID(1, number)), key, NOON);
  }

  private static Commit change(String text) {
    return Draft.on(LOGGED.incident(), NOON).comment(text).wake(NOON).commit();
  }

  /** Logs one of two incidents that want the same key; a second time it is a replay. */
  @Operation
  public String log(@Param(name = "few") int which) {
    return told(store.commit(LOGS[which]));
  }

  /** Makes one of two changes of the same version. */
  @Operation
  public String change(@Param(name = "few") int which) {
    return told(store.commit(CHANGES[which]));
  }

  /** Claims what is due. */
  @Operation
  public long claim() {
    List<WakeBatch.Claim> claims = store.claimWakes(MINE, 1, LEASE).claims();
    return claims.isEmpty() ? 0 : claims.get(0).incident().version();
  }

  /** Asks who owns the key. */
  @Operation
  public String owner() {
    Incident owner = store.load(TENANT, Lookup.ofDedupKey("key")).incident();
    return owner == null ? "nobody" : owner.id().value().toString();
  }

  private static String told(CommitResult result) {
    if (result instanceof CommitResult.DuplicateKey duplicate) {
      return String.valueOf(duplicate.owner());
    }
    return result instanceof CommitResult.Committed ? "committed" : "conflict";
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
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(1)
        .iterations(10)
        .invocationsPerIteration(200)
        .invocationTimeout$lincheck(60_000)
        .check(Interleavings.class);
  }
}
