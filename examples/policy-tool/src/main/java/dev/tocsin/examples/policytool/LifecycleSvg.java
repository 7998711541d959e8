package dev.tocsin.examples.policytool;

import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The lifecycle as a grid: from the state of the row, the words of a cell lead to the state of the
 * column. Unlike arrows it stays readable however many transitions there are; the Mermaid text has
 * the arrows.
 */
final class LifecycleSvg {
  private static final double NAME = 170;
  private static final double CELL = 150;
  private static final double LINE = 18;
  private static final double TOP = 96;
  private static final int WORDS = 19;

  private record Edge(State from, State to) {}

  private final Svg svg = new Svg();
  private final Map<Edge, List<String>> words = new LinkedHashMap<>();
  private final List<State> states;

  private LifecycleSvg(Lifecycle lifecycle) {
    states = new ArrayList<>(lifecycle.states());
    states.sort((one, other) -> one.phase().compareTo(other.phase()));
    for (Transition each : lifecycle.transitions()) {
      words
          .computeIfAbsent(new Edge(each.from(), each.to()), edge -> new ArrayList<>())
          .add(each.trigger() + (each.reason() == null ? "" : " for " + each.reason()));
    }
  }

  static String of(Lifecycle lifecycle) {
    LifecycleSvg picture = new LifecycleSvg(lifecycle);
    picture.draw(lifecycle.initial());
    return picture.svg.document("The lifecycle");
  }

  private void draw(State initial) {
    svg.text("head", 24, 30, "start", "Lifecycle: what leads from a row's state to a column's");
    for (int i = 0; i < states.size(); i++) {
      double x = 24 + NAME + i * CELL;
      svg.text("head", x + CELL / 2, 64, "middle", shortened(states.get(i).name()));
      svg.text("aside", x + CELL / 2, 84, "middle", phase(states.get(i)));
    }
    double y = TOP;
    for (State from : states) {
      int lines = 2;
      for (State to : states) {
        lines = Math.max(lines, words.getOrDefault(new Edge(from, to), List.of()).size());
      }
      double height = lines * LINE + 14;
      svg.rect("band", 12, y, NAME + states.size() * CELL + 12, height, from.name());
      svg.text(
          "head", 24, y + 22, "start", (from.equals(initial) ? "● " : "") + shortened(from.name()));
      svg.text("aside", 24, y + 40, "start", phase(from));
      for (int i = 0; i < states.size(); i++) {
        cell(from, states.get(i), 24 + NAME + i * CELL, y, height);
      }
      y += height + 8;
    }
    svg.text("aside", 24, y + 20, "start", "● is where an incident starts.");
  }

  private void cell(State from, State to, double x, double y, double height) {
    List<String> all = words.getOrDefault(new Edge(from, to), List.of());
    if (all.isEmpty()) {
      return;
    }
    svg.rect("box", x + 4, y + 4, CELL - 8, height - 8, from.name() + " → " + to.name());
    for (int i = 0; i < all.size(); i++) {
      svg.text("", x + CELL / 2, y + 22 + i * LINE, "middle", shortened(all.get(i)));
    }
  }

  private static String phase(State state) {
    return state.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String shortened(String name) {
    return name.length() <= WORDS ? name : name.substring(0, WORDS - 1) + "…";
  }
}
