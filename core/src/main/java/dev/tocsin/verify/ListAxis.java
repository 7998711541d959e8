package dev.tocsin.verify;

import dev.tocsin.escalation.When;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** An axis of plain values; a condition without any of them admits all. */
final class ListAxis<T> implements Axis {
  private final String name;
  private final List<T> values;
  private final Function<When, ? extends Collection<? extends T>> condition;
  private final BiConsumer<Sketch, T> fill;
  private final Map<T, Integer> numbers = new HashMap<>();

  ListAxis(
      String name,
      List<T> values,
      Function<When, ? extends Collection<? extends T>> condition,
      BiConsumer<Sketch, T> fill) {
    this.name = name;
    this.values = values;
    this.condition = condition;
    this.fill = fill;
    for (T value : values) {
      numbers.put(value, numbers.size());
    }
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public long[] admitted(Asked asked) {
    Collection<? extends T> wanted = condition.apply(asked.when());
    if (wanted.isEmpty()) {
      return Bits.all(values.size());
    }
    long[] set = Bits.none(values.size());
    for (T each : wanted) {
      Integer number = numbers.get(each);
      if (number != null) {
        Bits.add(set, number);
      }
    }
    return set;
  }

  @Override
  public void fill(Sketch sketch, int value) {
    fill.accept(sketch, values.get(value));
  }

  @Override
  public String words(long[] set) {
    return Words.some(name, values, set);
  }
}
