package dev.tocsin.examples.policytool;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Transition;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.Shift;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Diagrams as Mermaid text. Names are the policy's own: what Mermaid would read is replaced. */
final class Mermaid {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

  private Mermaid() {}

  static String lifecycle(Lifecycle lifecycle) {
    List<String> lines = new ArrayList<>(List.of("stateDiagram-v2"));
    Map<State, String> ids = new LinkedHashMap<>();
    for (State state : lifecycle.states()) {
      ids.put(state, "s" + ids.size());
      lines.add("  state \"%s\" as %s".formatted(text(state.name()), ids.get(state)));
    }
    lines.add("  [*] --> " + ids.get(lifecycle.initial()));
    for (Transition each : lifecycle.transitions()) {
      lines.add(
          "  %s --> %s: %s"
              .formatted(
                  ids.get(each.from()),
                  ids.get(each.to()),
                  each.trigger() + (each.reason() == null ? "" : " for " + text(each.reason()))));
    }
    for (State state : lifecycle.states()) {
      if (state.phase() == Phase.CLOSED) {
        lines.add("  " + ids.get(state) + " --> [*]");
      }
    }
    return String.join("\n", lines);
  }

  static String matrix(Policy policy) {
    List<String> lines = new ArrayList<>(List.of("flowchart TD", "  start([incident])"));
    List<MatrixRow> rows = policy.matrix().rows();
    String before = "start";
    for (int i = 0; i < rows.size(); i++) {
      MatrixRow row = rows.get(i);
      String conditions = text(Conditions.of(row.when()));
      lines.add("  r%d{\"%s<br/>%s\"}".formatted(i, text(row.name()), conditions));
      lines.add("  %s -->%s r%d".formatted(before, i == 0 ? "" : "|no|", i));
      Path path = policy.matrix().path(row.path());
      List<String> rungs = new ArrayList<>();
      if (path != null) {
        for (Rung rung : path.rungs()) {
          rungs.add(text(RungWords.of(path, rung)));
        }
      }
      lines.add("  p%d[\"%s\"]".formatted(i, String.join("<br/>", rungs)));
      lines.add("  r%d -->|yes| p%d".formatted(i, i));
      before = "r" + i;
    }
    boolean hasDefault = !rows.isEmpty() && rows.get(rows.size() - 1).when().matchesAll();
    if (!hasDefault) {
      lines.add("  none[\"last resort\"]");
      lines.add("  %s -->%s none".formatted(before, rows.isEmpty() ? "" : "|no|"));
    }
    return String.join("\n", lines);
  }

  static String rota(Rota rota, Instant from, Instant to) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "gantt",
                "  title %s (%s)".formatted(text(rota.id()), rota.zone()),
                "  dateFormat YYYY-MM-DD HH:mm"));
    Map<String, List<Shift>> byPeople = new LinkedHashMap<>();
    for (Shift shift : rota.shifts(from, to)) {
      byPeople.computeIfAbsent(RotaSvg.people(shift), each -> new ArrayList<>()).add(shift);
    }
    byPeople.forEach(
        (people, shifts) -> {
          lines.add("  section " + text(people));
          for (Shift shift : shifts) {
            lines.add(
                "  %s :%s, %s"
                    .formatted(
                        text(people),
                        TIME.withZone(rota.zone()).format(shift.from()),
                        TIME.withZone(rota.zone()).format(shift.to())));
          }
        });
    return String.join("\n", lines);
  }

  /** As an entity what Mermaid or HTML would read as its own. */
  private static String text(String name) {
    StringBuilder out = new StringBuilder();
    Terminal.plain(name)
        .codePoints()
        .forEach(
            each -> {
              if ("\"#;:<>{}[]()|&%`".indexOf(each) >= 0) {
                out.append('#').append(each).append(';');
              } else {
                out.appendCodePoint(each);
              }
            });
    return out.toString();
  }
}
