package dev.tocsin.simulation;

import dev.tocsin.DeskWorker;
import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One life of a node: a desk for each tenant, with the real classes of the library. */
final class Instance {
  /** A desk and its workers. */
  record Desk(Instance process, TenantId tenant, ServiceDesk desk, List<Worker> workers) {}

  /** A worker; it is never entered twice at once. */
  static final class Worker {
    final Instance process;
    final DeskWorker worker;
    boolean busy;

    Worker(Instance process, DeskWorker worker) {
      this.process = process;
      this.worker = worker;
    }
  }

  final int node;
  final String name;
  final Map<TenantId, Desk> desks = new LinkedHashMap<>();

  /** By how much this node's own clock is off. Nothing in the library asks it. */
  Duration skew = Duration.ZERO;

  boolean dead;
  int claims;

  /** The last message that it sent and has not settled yet, or "". */
  String sending = "";

  private Instant oldUntil = Instant.MIN;
  private final SimulatedTime time;

  Instance(int node, int birth, SimulatedTime time) {
    this.node = node;
    this.name = "n" + node + "." + birth;
    this.time = time;
  }

  /** Whether the schema is newer than its code, so that it may not write. */
  boolean old() {
    return time.world().isBefore(oldUntil);
  }

  void outdated(Duration length) {
    oldUntil = time.world().plus(length);
  }

  List<Worker> workers() {
    List<Worker> workers = new ArrayList<>();
    desks.values().forEach(desk -> workers.addAll(desk.workers()));
    return workers;
  }

  @Override
  public String toString() {
    return name;
  }
}
