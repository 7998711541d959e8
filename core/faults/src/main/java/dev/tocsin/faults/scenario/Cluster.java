package dev.tocsin.faults.scenario;

import dev.tocsin.faults.judge.Outages;
import dev.tocsin.faults.node.Node;
import dev.tocsin.faults.process.Child;
import dev.tocsin.faults.process.Pause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The nodes, each at a port of its own that it keeps when it is started again. While none of them
 * is up, that is an outage. Safe for one thread beside its own.
 */
final class Cluster implements AutoCloseable {
  private static final Duration STARTUP = Duration.ofMinutes(2);

  private static final class Slot {
    private final int port;
    private volatile @Nullable Child child;
    private volatile long frozenUntil = System.nanoTime();

    Slot(int port) {
      this.port = port;
    }

    boolean up() {
      Child current = child;
      return current != null
          && current.alive()
          && System.nanoTime() >= frozenUntil
          && Child.listening(port);
    }
  }

  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, String> settings;
  private final Path folder;
  private final Outages outages;
  private final Thread watch;
  private volatile boolean closed;

  /** Starts all of them, and waits until they are up. */
  Cluster(Setup setup, Map<String, String> settings, Path folder, Outages outages)
      throws IOException {
    this.settings = new HashMap<>(settings);
    this.settings.put("pool", String.valueOf(setup.pool()));
    this.settings.put("rules", setup.rules().name().toLowerCase(Locale.ROOT));
    this.folder = folder;
    this.outages = outages;
    for (int i = 0; i < setup.nodes(); i++) {
      slots.add(new Slot(Child.freePort()));
      start(i);
    }
    awaitAll();
    watch = new Thread(this::watch, "cluster");
    watch.setDaemon(true);
    watch.start();
  }

  /** Their ports, with commas. */
  String ports() {
    return slots.stream().map(slot -> String.valueOf(slot.port)).collect(Collectors.joining(","));
  }

  int size() {
    return slots.size();
  }

  /** From the next start on. */
  void set(String name, String value) {
    settings.put(name, value);
  }

  void start(int i) throws IOException {
    Slot slot = slots.get(i);
    Map<String, String> all = new HashMap<>(settings);
    all.put("node", String.valueOf(i + 1));
    all.put("port", String.valueOf(slot.port));
    slot.child = Child.start(Node.class, folder.resolve("node-" + (i + 1) + ".log"), all);
  }

  void kill(int i) {
    Child child = slots.get(i).child;
    if (child != null) {
      child.kill();
    }
  }

  /** One that is up, or any if none is. */
  int any(Random random) {
    int first = random.nextInt(slots.size());
    for (int i = 0; i < slots.size(); i++) {
      int one = (first + i) % slots.size();
      if (slots.get(one).up()) {
        return one;
      }
    }
    return first;
  }

  /** Stops one for a while; returns the process that lets it go on. */
  Process freeze(int i, Duration length) throws IOException {
    Slot slot = slots.get(i);
    Child child = slot.child;
    if (child == null) {
      throw new IOException("Node " + (i + 1) + " was never started");
    }
    slot.frozenUntil = System.nanoTime() + length.toNanos();
    return child.freeze(length);
  }

  /** Lets one go on before its time. */
  void thaw(int i, Process frozen) throws IOException {
    Slot slot = slots.get(i);
    frozen.destroyForcibly();
    Child child = slot.child;
    if (child != null) {
      child.thaw();
    }
    slot.frozenUntil = System.nanoTime();
  }

  /** Waits until every node is up; whichever has ended is started again. */
  void awaitAll() throws IOException {
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      Child child = slot.child;
      if (child == null || !child.alive()) {
        start(i);
      }
    }
    for (Slot slot : slots) {
      Child child = slot.child;
      if (child != null) {
        child.awaitPort(slot.port, STARTUP);
      }
    }
  }

  /** Waits until some are up, for a while at the most. */
  void await(int some) {
    long end = System.nanoTime() + STARTUP.toNanos();
    while (slots.stream().filter(Slot::up).count() < some && System.nanoTime() < end) {
      Pause.millis(50);
    }
  }

  private void watch() {
    boolean down = false;
    while (!closed) {
      boolean up = slots.stream().anyMatch(Slot::up);
      if (up == down) {
        down = !up;
        if (down) {
          outages.begin();
        } else {
          outages.end();
        }
      }
      Pause.millis(200);
    }
    if (down) {
      outages.end();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (int i = 0; i < slots.size(); i++) {
      kill(i);
    }
  }
}
