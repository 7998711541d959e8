package dev.tocsin.verify;

import dev.tocsin.escalation.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Texts of an open vocabulary that may be absent: those that rules name, "other", and none. */
final class TextAxis implements Axis {
  private final String name;
  private final List<String> named = new ArrayList<>();
  private final String other;
  private final boolean optional;
  private final Function<When, ? extends Collection<String>> condition;
  private final BiConsumer<Sketch, @Nullable String> fill;
  private final Map<String, Integer> numbers = new HashMap<>();

  TextAxis(
      String name,
      boolean optional,
      Collection<Asked> rules,
      Collection<String> besides,
      Function<When, ? extends Collection<String>> condition,
      BiConsumer<Sketch, @Nullable String> fill) {
    this.name = name;
    this.optional = optional;
    this.condition = condition;
    this.fill = fill;
    TreeSet<String> all = new TreeSet<>(besides);
    rules.forEach(asked -> all.addAll(condition.apply(asked.when())));
    named.addAll(all);
    String free = "other";
    for (int i = 2; all.contains(free); i++) {
      free = "other-" + i;
    }
    other = free;
    for (String each : named) {
      numbers.put(each, numbers.size());
    }
  }

  @Override
  public int size() {
    return named.size() + (optional ? 2 : 1);
  }

  @Override
  public long[] admitted(Asked asked) {
    Collection<String> wanted = condition.apply(asked.when());
    if (wanted.isEmpty()) {
      return Bits.all(size());
    }
    long[] set = Bits.none(size());
    for (String each : wanted) {
      Integer number = numbers.get(each);
      if (number != null) {
        Bits.add(set, number);
      }
    }
    return set;
  }

  @Override
  public void fill(Sketch sketch, int value) {
    fill.accept(
        sketch, value < named.size() ? named.get(value) : value == named.size() ? other : null);
  }

  @Override
  public String words(long[] set) {
    List<String> all = new ArrayList<>(named);
    all.add("any other");
    if (optional) {
      all.add("none");
    }
    return Words.some(name, all, set);
  }
}
