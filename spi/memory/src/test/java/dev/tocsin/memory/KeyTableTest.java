package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("The table of rows")
class KeyTableTest {
  /** Many keys share a hash, so that searches run into each other. */
  record Key(int number) {
    @Override
    public int hashCode() {
      return number / 5;
    }
  }

  record Value(Key key) {}

  @Property(seed = "29")
  void any_sequence_of_adding_and_removing_does_what_a_hash_map_does(
      @ForAll @Size(max = 500) List<@IntRange(min = -80, max = 80) Integer> steps) {
    KeyTable<Key, Value> table = new KeyTable<>(Value::key);
    Map<Key, Value> model = new HashMap<>();
    for (int step : steps) {
      Key key = new Key(step);
      if (model.containsKey(key)) {
        assertThat(table.remove(key)).isTrue();
        model.remove(key);
      } else {
        assertThat(table.remove(key)).isFalse();
        Value value = new Value(key);
        table.add(key, value);
        model.put(key, value);
      }
      assertThat(table.size()).isEqualTo(model.size());
    }
    for (int number = -80; number <= 80; number++) {
      assertThat(table.get(new Key(number))).isSameAs(model.get(new Key(number)));
    }
  }
}
