package dev.tocsin.memory;

import dev.tocsin.incident.Entry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The register's lines of one incident, and which requests caused them.
 *
 * <p>The {@link Row} of an incident is one, so that no object more stands between them. Adding
 * costs the same however long it is. A short history is searched for a request line by line; one
 * that has outgrown {@value #SCANNED} lines gets an index. Not thread-safe. Source:
 * store-contract.md, C11 and "Who resolves what".
 */
abstract class History {
  private static final int SCANNED = 64;

  private Entry[] entries = {};
  private int size;

  /** A bit for each of the first lines: whether it was the last of its commit. */
  private long ends;

  private @Nullable Map<String, Long> requests;

  /** Adds the lines of one commit. */
  void add(List<Entry> lines) {
    int before = size;
    if (before + lines.size() > entries.length) {
      entries = Arrays.copyOf(entries, Math.max(before + lines.size(), before + before / 2));
    }
    for (Entry line : lines) {
      entries[size++] = line;
    }
    if (size <= SCANNED) {
      ends |= 1L << (size - 1);
    } else {
      index(before);
    }
  }

  /** Some lines, in order. */
  List<Entry> page(long after, int limit) {
    int from = (int) Math.min(after, size);
    return List.of(Arrays.copyOfRange(entries, from, (int) Math.min((long) from + limit, size)));
  }

  /** The version right after the commit that a request caused, or null when it was not seen. */
  @Nullable Long versionAfter(String request) {
    if (requests != null) {
      return requests.get(request);
    }
    for (int i = 0; i < size; i++) {
      if (request.equals(entries[i].requestId())) {
        return endOf(i);
      }
    }
    return null;
  }

  /** Puts lines in the places of those with the same sequence. */
  void replace(List<Entry> lines) {
    for (Entry line : lines) {
      entries[(int) line.sequence() - 1] = line;
    }
  }

  /** Whether these lines are the ones that stand after a version. */
  boolean holds(List<Entry> lines, long after) {
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).equals(entries[(int) after + i])) {
        return false;
      }
    }
    return true;
  }

  private void index(int before) {
    Map<String, Long> index = requests;
    int from = before;
    if (index == null) {
      index = new HashMap<>();
      requests = index;
      from = 0;
    }
    for (int i = from; i < size; i++) {
      String request = entries[i].requestId();
      if (request != null) {
        index.putIfAbsent(request, i < before ? endOf(i) : (long) size);
      }
    }
  }

  private long endOf(int place) {
    return (long) place + Long.numberOfTrailingZeros(ends >>> place) + 1;
  }
}
