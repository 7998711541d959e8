package dev.tocsin.simulation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one seed is run. {@link #DEFAULT} leaves everything to the seed; the rest is for planted bugs
 * and for shrinking. Its text form is what a failure prints and what regression tests keep.
 *
 * <p>Immutable. Source: simulation.md, "a failure prints the seed and the options".
 *
 * @param nodes how many nodes; 0 for as many as the seed says
 * @param faults the faults that may happen at all
 * @param firings the single firings that may happen, such as {@code CRASH#0}; null for all
 * @param operations the numbers of the people's operations that are done; null for all
 * @param steps after how many steps the world is healed, whatever is still to come
 * @param planted the bug that is planted
 */
public record Options(
    int nodes,
    Set<Fault> faults,
    @Nullable Set<String> firings,
    @Nullable Set<Integer> operations,
    long steps,
    Planted planted) {
  /** Everything as the seed says, nothing planted. */
  public static final Options DEFAULT =
      new Options(0, EnumSet.allOf(Fault.class), null, null, Long.MAX_VALUE, Planted.NOTHING);

  /** Copies the sets. */
  public Options {
    faults = faults.isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(faults);
    firings = firings == null ? null : new TreeSet<>(firings);
    operations = operations == null ? null : new TreeSet<>(operations);
  }

  /**
   * With a planted bug.
   *
   * @param value the bug
   * @return a copy
   */
  public Options planted(Planted value) {
    return new Options(nodes, faults, firings, operations, steps, value);
  }

  /**
   * With a number of nodes.
   *
   * @param value at least 1, or 0 for the seed's own
   * @return a copy
   */
  public Options nodes(int value) {
    return new Options(value, faults, firings, operations, steps, planted);
  }

  /**
   * With certain faults only.
   *
   * @param value the faults
   * @return a copy
   */
  public Options faults(Set<Fault> value) {
    return new Options(nodes, value, firings, operations, steps, planted);
  }

  Options firings(Set<String> value) {
    return new Options(nodes, faults, value, operations, steps, planted);
  }

  Options operations(Set<Integer> value) {
    return new Options(nodes, faults, firings, value, steps, planted);
  }

  Options steps(long value) {
    return new Options(nodes, faults, firings, operations, value, planted);
  }

  /**
   * Reads the text form.
   *
   * @param text as {@link #toString()} writes it; what it does not name is as in {@link #DEFAULT}
   * @return the options
   * @throws IllegalArgumentException when a name is not known
   */
  public static Options of(String text) {
    Options read = DEFAULT;
    for (String part : text.trim().split("\\s+", -1)) {
      int equals = part.indexOf('=');
      String value = part.substring(equals + 1);
      switch (part.substring(0, Math.max(0, equals))) {
        case "" -> {
          if (!part.isEmpty()) {
            throw new IllegalArgumentException("'" + part + "' is no option: write name=value");
          }
        }
        case "nodes" -> read = read.nodes(Integer.parseInt(value));
        case "faults" ->
            read =
                read.faults(list(value).stream().map(Fault::valueOf).collect(Collectors.toSet()));
        case "firings" -> read = read.firings(list(value));
        case "operations" ->
            read =
                read.operations(
                    list(value).stream().map(Integer::valueOf).collect(Collectors.toSet()));
        case "steps" -> read = read.steps(Long.parseLong(value));
        case "planted" -> read = read.planted(Planted.valueOf(value));
        default -> throw new IllegalArgumentException("There is no option '" + part + "'");
      }
    }
    return read;
  }

  private static Set<String> list(String value) {
    return Arrays.stream(value.split(",", -1))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (planted != Planted.NOTHING) {
      out.append(" planted=").append(planted);
    }
    if (nodes != 0) {
      out.append(" nodes=").append(nodes);
    }
    if (faults.size() < Fault.values().length) {
      out.append(" faults=").append(joined(faults));
    }
    if (firings != null) {
      out.append(" firings=").append(joined(firings));
    }
    if (operations != null) {
      out.append(" operations=").append(joined(operations));
    }
    if (steps != Long.MAX_VALUE) {
      out.append(" steps=").append(steps);
    }
    return out.toString().trim();
  }

  private static String joined(Set<?> set) {
    return set.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
