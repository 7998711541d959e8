package dev.tocsin;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.host.DeskListener;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.TenantId;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.notification.Notification;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyCodec;
import dev.tocsin.store.Activation;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Poison;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Several nodes over one store, each with a desk of its own, and a clock in the hand. */
final class Nodes {
  Instant now = Fixture.START;
  final MemoryStore memory = MemoryStore.create(() -> now);
  final MapCodec codec = new MapCodec();
  final List<Notification> sent = new ArrayList<>();
  private long ids;

  /** A codec for tests: the bytes are the version, and the policies lie in a map. */
  static final class MapCodec implements PolicyCodec {
    final Map<String, Policy> policies = new HashMap<>();
    int reads;

    @Override
    public byte[] write(Policy policy) {
      policies.put(policy.version(), policy);
      return policy.version().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Policy read(byte[] document) {
      reads++;
      Policy policy = policies.get(new String(document, StandardCharsets.UTF_8));
      if (policy == null) {
        throw new IllegalStateException("line 1: no such policy");
      }
      return policy;
    }
  }

  /** One node. */
  final class Node implements DeskListener {
    final ServiceDesk desk;
    final DeskWorker worker;
    final List<Activation> inForce = new ArrayList<>();
    final List<String> unavailable = new ArrayList<>();
    final List<Poison> poison = new ArrayList<>();

    Node(Policy policy, UnaryOperator<ServiceDeskBuilder> more, IncidentStore store) {
      desk =
          more.apply(
                  ServiceDesk.builder(policy, store, Nodes.this::id)
                      .notifier(sent::add)
                      .listener(this))
              .build();
      worker = desk.worker();
    }

    @Override
    public void policyInForce(Activation activation) {
      inForce.add(activation);
    }

    @Override
    public void policyUnavailable(String version, String reason) {
      unavailable.add(version + ": " + reason);
    }

    @Override
    public void poisoned(Poison reported) {
      poison.add(reported);
    }

    /** The clock goes on, and this node's worker looks whenever something is due. */
    void pass(Duration duration) {
      Instant end = now.plus(duration);
      worker.runUntilIdle();
      for (Instant next = earliest(); next != null && !next.isAfter(end); next = earliest()) {
        now = next.isAfter(now) ? next : now;
        worker.runUntilIdle();
      }
      now = end;
    }
  }

  /** A node that can read every policy. */
  Node start(Policy policy) {
    return new Node(policy, builder -> builder.policyCodec(codec), memory);
  }

  Node start(Policy policy, IncidentStore store) {
    return new Node(policy, builder -> builder.policyCodec(codec), store);
  }

  /** A node that knows its own policy only. */
  Node startWithoutCodec(Policy policy) {
    return new Node(policy, builder -> builder, memory);
  }

  Node startAsStored(Policy policy) {
    return new Node(policy, builder -> builder.policyCodec(codec).policyAsStored(), memory);
  }

  UUID id() {
    return new UUID(0x7e57L, ++ids);
  }

  void sleep(Duration duration) {
    now = now.plus(duration);
  }

  private Instant earliest() {
    return memory.earliestClaimable(Set.of(TenantId.DEFAULT)).orElse(null);
  }

  Activation active() {
    return memory.activePolicy(TenantId.DEFAULT);
  }

  Incident get(Incident incident) {
    return memory
        .load(TenantId.DEFAULT, dev.tocsin.store.Lookup.of(incident.id(), null))
        .incident();
  }

  String versionOf(Incident incident) {
    return get(incident).escalation().policyVersion();
  }

  List<Entry> history(Incident incident) {
    List<Entry> history = memory.history(TenantId.DEFAULT, incident.id(), 0, 10_000);
    if (!IncidentEngine.fold(history).equals(get(incident))) {
      throw new AssertionError("fold(events) != snapshot of " + incident.reference());
    }
    return history;
  }

  List<String> events(Incident incident) {
    return history(incident).stream().map(entry -> entry.event().type()).toList();
  }

  List<String> told() {
    return sent.stream().map(message -> message.recipient().id()).toList();
  }
}
