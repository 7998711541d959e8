package dev.tocsin.faults.judge;

import dev.tocsin.faults.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the sink took charge of, read from its journal. */
final class Mail {
  private static final int KEY = 1;
  private static final int STATUS = 4;

  private Mail() {}

  /** Reads a journal: when each key was taken, in order. A key that was only refused has none. */
  static Map<String, List<Instant>> read(Path journal) throws IOException {
    Map<String, List<Instant>> all = new HashMap<>();
    if (!Files.exists(journal)) {
      return all;
    }
    for (String line : Files.readAllLines(journal)) {
      String[] fields = line.split("\t", -1);
      List<Instant> taken = all.computeIfAbsent(fields[KEY], key -> new ArrayList<>());
      if (Integer.parseInt(fields[STATUS]) == Sink.TAKEN) {
        taken.add(Instant.ofEpochMilli(Long.parseLong(fields[0])));
      }
    }
    return all;
  }
}
