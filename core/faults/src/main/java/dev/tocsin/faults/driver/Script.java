package dev.tocsin.faults.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What one thread of the driver does to its incidents. For one thread. */
final class Script {
  private static final int MOST_OPEN = 30;

  /** One incident and how far its life has come. */
  private static final class Life {
    private final String incident;
    private boolean acknowledged;
    private boolean resolved;

    Life(String incident) {
      this.incident = incident;
    }
  }

  private final int thread;
  private final Calls calls;
  private final Random random;
  private final List<Life> lives = new ArrayList<>();
  private int number;

  Script(int thread, Calls calls, long seed) {
    this.thread = thread;
    this.calls = calls;
    this.random = new Random(seed * 31);
  }

  /** One command, tried again or not. */
  void step() {
    String request = "t" + thread + "-" + ++number;
    if (lives.isEmpty() || random.nextInt(3) == 0) {
      String incident = calls.make("log", request, "", "Trouble " + request);
      if (incident != null) {
        lives.add(new Life(incident));
      }
      if (lives.size() > MOST_OPEN) {
        lives.remove(0); // it stays as it is
      }
      return;
    }
    Life life = lives.get(random.nextInt(lives.size()));
    int dice = random.nextInt(10);
    boolean clear = true;
    if (dice < 6) {
      calls.make("comment", request, life.incident, "Seen by " + request);
    } else if (dice < 8 && !life.acknowledged) {
      clear = calls.make("acknowledge", request, life.incident, "") != null;
      life.acknowledged = true;
    } else if (life.resolved) {
      clear = false;
      calls.make("close", request, life.incident, "");
    } else if (life.acknowledged) {
      clear = calls.make("resolve", request, life.incident, "Mended by " + request) != null;
      life.resolved = true;
    }
    if (!clear) {
      lives.remove(life); // how it stands is not known, or it is over
    }
  }
}
