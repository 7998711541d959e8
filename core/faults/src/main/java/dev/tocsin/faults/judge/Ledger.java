package dev.tocsin.faults.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the driver wanted and was told, read from its journal. */
final class Ledger {
  private static final int REQUEST = 1;
  private static final int OUTCOME = 4;
  private static final int DETAIL = 6;

  /** What a caller knows of a command after its last call. */
  enum Fate {
    /** Some call was answered: it has happened. */
    ACKNOWLEDGED,
    /** Some call was never answered, and none was acknowledged. */
    UNKNOWN,
    /** Every call was answered by an error that says that nothing has happened. */
    REFUSED
  }

  /** A command and the answer that acknowledged it. */
  static final class Wanted {
    private int asked;
    private int answered;
    private boolean doubt;
    private @Nullable String answer;

    Fate fate() {
      return answer != null
          ? Fate.ACKNOWLEDGED
          : doubt || asked > answered ? Fate.UNKNOWN : Fate.REFUSED;
    }

    /** The incident that was answered; only of one that is acknowledged. */
    String incident() {
      return String.valueOf(answer).split(" ", 2)[0];
    }

    /** The version that was answered; only of one that is acknowledged. */
    long version() {
      return Long.parseLong(String.valueOf(answer).split(" ", 2)[1]);
    }
  }

  private Ledger() {}

  /** Reads a journal; each command by its request id. */
  static Map<String, Wanted> read(Path journal) throws IOException {
    Map<String, Wanted> all = new HashMap<>();
    if (!Files.exists(journal)) {
      return all;
    }
    List<String> lines = Files.readAllLines(journal);
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      Wanted wanted = all.computeIfAbsent(fields[REQUEST], request -> new Wanted());
      if (fields[0].equals("I")) {
        wanted.asked++;
        continue;
      }
      wanted.answered++;
      switch (Fate.valueOf(fields[OUTCOME])) {
        case ACKNOWLEDGED -> wanted.answer = fields[DETAIL];
        case UNKNOWN -> wanted.doubt = true;
        default -> {}
      }
    }
    return all;
  }
}
