package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against a model that keeps a plain list for each incident and recipient. */
@Label("C26 the order of the outbox")
class OutboxOrderTest {
  private static final Duration LEASE = Duration.ofSeconds(10);

  /** One step; what its numbers mean depends on its kind. */
  record Step(int kind, int which, int seconds) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 8),
            Arbitraries.integers().between(0, 11),
            Arbitraries.integers().between(0, 12))
        .as(Step::new)
        .list()
        .ofMaxSize(120);
  }

  @Property(seed = "29", tries = 500)
  void only_the_oldest_is_claimed_until_it_is_delivered_parked_or_superseded(
      @ForAll("steps") List<Step> steps) {
    Run run = new Run();
    for (Step step : steps) {
      run.take(step);
      run.check();
    }
    run.drain();
  }

  /** A store and the model beside it. */
  private static final class Run {
    private final HandClock clock = new HandClock(StoreFixture.NOON);
    private final MemoryStore store = MemoryStore.create(clock);
    private final List<Incident> incidents = new ArrayList<>();
    private final Map<String, List<OutboxKey>> queues = new LinkedHashMap<>();
    private final Map<OutboxKey, String> queueOf = new LinkedHashMap<>();
    private final List<OutboxBatch.Claim> claims = new ArrayList<>();
    private final Map<OutboxKey, Instant> heldUntil = new LinkedHashMap<>();
    private final List<OutboxKey> parked = new ArrayList<>();
    private final Set<OutboxKey> takenBack = new LinkedHashSet<>();

    Run() {
      for (int i = 0; i < 3; i++) {
        Draft draft = Draft.log(null, clock.instant());
        store.commit(draft.commit());
        incidents.add(draft.incident());
      }
    }

    void take(Step step) {
      dropTakenBack();
      switch (step.kind()) {
        case 0, 1, 2 -> send(step);
        case 3, 4 -> claim(1 + step.which());
        case 5 -> settle(step);
        case 6 -> supersede(step);
        case 7 -> unpark(step);
        default -> clock.wind(Duration.ofSeconds(step.seconds()));
      }
    }

    private void send(Step step) {
      int which = step.which() % 3;
      String person = "person-" + step.which() / 6;
      Lane lane = step.seconds() % 2 == 0 ? Lane.NORMAL : Lane.SEVERE;
      Draft draft = Draft.on(incidents.get(which), clock.instant()).comment("x").send(lane, person);
      commit(which, draft);
      queueOf.put(draft.key(0), which + person);
      queues.computeIfAbsent(which + person, q -> new ArrayList<>()).add(draft.key(0));
    }

    private void commit(int which, Draft draft) {
      store.commit(draft.commit());
      incidents.set(which, draft.incident());
    }

    private void claim(int limit) {
      List<OutboxBatch.Claim> got = store.claimOutbox(Set.of(Draft.TENANT), limit, LEASE).claims();
      for (OutboxBatch.Claim claim : got) {
        OutboxKey key = claim.entry().key();
        assertThat(queues.get(queueOf.get(key)).get(0)).isEqualTo(key);
        heldUntil.put(key, clock.instant().plus(LEASE));
      }
      assertThat(got.stream().map(c -> queueOf.get(c.entry().key()))).doesNotHaveDuplicates();
      assertThat(got.stream().map(c -> c.entry().lane())).isSorted();
      claims.addAll(got);
    }

    private void settle(Step step) {
      if (claims.isEmpty()) {
        return;
      }
      OutboxBatch.Claim claim = claims.remove(step.which() % claims.size());
      OutboxKey key = claim.entry().key();
      Outcome outcome =
          switch (step.seconds() % 4) {
            case 0 -> new Outcome.Delivered();
            case 1 -> new Outcome.RetryAt(clock.instant().plusSeconds(step.seconds()), "busy");
            case 2 -> new Outcome.Parked("hm");
            default -> new Outcome.Released();
          };
      if (store.settle(new Settlement(claim.fence(), outcome))) {
        heldUntil.remove(key);
        boolean over = outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Parked;
        if (over) {
          takenBack.remove(key);
        }
        dropTakenBack();
        if (over) {
          assertThat(queues.get(queueOf.get(key)).remove(0)).isEqualTo(key);
        }
        if (outcome instanceof Outcome.Parked) {
          parked.add(key);
        }
      }
    }

    private void supersede(Step step) {
      int which = step.which() % 3;
      List<OutboxKey> keys =
          queueOf.keySet().stream().filter(k -> queueOf.get(k).startsWith("" + which)).toList();
      if (!keys.isEmpty()) {
        OutboxKey key = keys.get(step.seconds() % keys.size());
        long before = store.backlog(Set.of(Draft.TENANT)).outbox().held();
        commit(which, Draft.on(incidents.get(which), clock.instant()).comment("x").supersede(key));
        takenBack.add(key);
        dropTakenBack();
        assertThat(store.backlog(Set.of(Draft.TENANT)).outbox().held()).isEqualTo(before);
      }
    }

    /** What was taken back goes as soon as no claim holds it. */
    private void dropTakenBack() {
      for (OutboxKey key : List.copyOf(takenBack)) {
        if (!heldUntil.getOrDefault(key, Instant.MIN).isAfter(clock.instant())) {
          takenBack.remove(key);
          queues.get(queueOf.get(key)).remove(key);
        }
      }
    }

    private void unpark(Step step) {
      if (!parked.isEmpty()) {
        OutboxKey key = parked.remove(step.which() % parked.size());
        assertThat(store.unpark(Draft.TENANT, new Item.OfOutbox(key))).isTrue();
        queues.get(queueOf.get(key)).add(key);
      }
    }

    void check() {
      dropTakenBack();
      Backlog.Lot lot = store.backlog(Set.of(Draft.TENANT)).outbox();
      assertThat(lot.parked()).isEqualTo(parked.size());
      long waiting = queues.values().stream().mapToLong(List::size).sum();
      assertThat(lot.due() + lot.held()).isLessThanOrEqualTo(waiting);
    }

    void drain() {
      clock.wind(Duration.ofDays(1));
      dropTakenBack();
      Map<String, List<OutboxKey>> left = new LinkedHashMap<>();
      for (List<OutboxBatch.Claim> got = all(); !got.isEmpty(); got = all()) {
        for (OutboxBatch.Claim claim : got) {
          OutboxKey key = claim.entry().key();
          left.computeIfAbsent(queueOf.get(key), q -> new ArrayList<>()).add(key);
          store.settle(new Settlement(claim.fence(), new Outcome.Delivered()));
        }
      }
      queues.values().removeIf(List::isEmpty);
      assertThat(left).isEqualTo(queues);
      assertThat(store.earliestClaimable(Set.of(Draft.TENANT))).isEmpty();
    }

    private List<OutboxBatch.Claim> all() {
      return store.claimOutbox(Set.of(Draft.TENANT), 1_000, LEASE).claims();
    }
  }
}
