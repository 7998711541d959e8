package dev.tocsin.policyfile;

import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a lifecycle, as {@link LifecycleReader} reads it; the order of the rows is kept. */
final class LifecycleWriter {
  private LifecycleWriter() {}

  /** States that follow one another in the table, with the same ways out. */
  private record Row(List<String> from, Map<String, String> exits) {}

  static Node write(Lifecycle lifecycle) {
    Written.Mapping states = new Written.Mapping();
    lifecycle.states().forEach(state -> states.text(state.name(), Words.say(state.phase())));
    return new Written.Mapping()
        .put("states", states.node())
        .put("transitions", Written.list(rows(lifecycle.transitions()), LifecycleWriter::row))
        .node();
  }

  private static List<Row> rows(List<Transition> transitions) {
    List<Row> rows = new ArrayList<>();
    for (Row each : byState(transitions)) {
      Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      if (last != null && same(last, each) && !last.from.contains(each.from.get(0))) {
        last.from.addAll(each.from);
      } else {
        rows.add(each);
      }
    }
    return rows;
  }

  private static boolean same(Row one, Row other) {
    return List.copyOf(one.exits.entrySet()).equals(List.copyOf(other.exits.entrySet()));
  }

  private static List<Row> byState(List<Transition> transitions) {
    List<Row> rows = new ArrayList<>();
    for (Transition each : transitions) {
      String from = each.from().name();
      Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      if (last == null || !last.from.get(0).equals(from)) {
        last = new Row(new ArrayList<>(List.of(from)), new LinkedHashMap<>());
        rows.add(last);
      }
      String trigger =
          each.reason() == null
              ? each.trigger().toString()
              : LifecycleReader.HOLD_FOR + each.reason();
      last.exits.put(trigger, each.to().name());
    }
    return rows;
  }

  private static Node row(Row row) {
    Written.Mapping out = new Written.Mapping().some("from", row.from, Written::text);
    row.exits.forEach(out::text);
    return out.node();
  }
}
