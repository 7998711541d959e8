package dev.tocsin.examples.blackfriday.page;

import dev.tocsin.examples.blackfriday.page.Journey.Stay;
import dev.tocsin.examples.blackfriday.page.LifecycleLayout.Box;
import dev.tocsin.examples.blackfriday.page.LifecycleLayout.Way;
import dev.tocsin.examples.blackfriday.story.Elapsed;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Transition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** States by phase, every transition that the policy allows, and the way that was taken. */
final class LifecycleDiagram {
  private record Edge(State from, State to) {}

  private final LifecycleLayout layout;
  private final Map<Edge, Set<String>> edges = new LinkedHashMap<>();
  private final List<Stay> stays;
  private final Elapsed elapsed;
  private final Markup svg;

  private LifecycleDiagram(Lifecycle lifecycle, List<Stay> stays, Elapsed elapsed, Markup svg) {
    this.layout = LifecycleLayout.of(lifecycle.states());
    this.stays = stays;
    this.elapsed = elapsed;
    this.svg = svg;
    for (Transition row : lifecycle.transitions()) {
      if (!row.from().equals(row.to())) {
        edges
            .computeIfAbsent(new Edge(row.from(), row.to()), edge -> new LinkedHashSet<>())
            .add(row.trigger().toString());
      }
    }
  }

  static void draw(Markup html, Lifecycle lifecycle, List<Stay> stays, Elapsed elapsed) {
    new LifecycleDiagram(lifecycle, stays, elapsed, html).draw(lifecycle.states());
  }

  private void draw(List<State> states) {
    String way = stays.stream().map(stay -> stay.state().name()).collect(Collectors.joining(" → "));
    svg.open("div", "class", "scroll", "tabindex", 0);
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "lifecycle",
        "viewBox",
        "0 0 %s %s".formatted(Icon.n(layout.width()), Icon.n(layout.height())),
        "style",
        "min-width:" + Icon.n(layout.width()) + "px",
        "role",
        "img",
        "aria-label",
        "The way through the lifecycle: " + way);
    arrowhead("arrow");
    arrowhead("arrow-taken");
    layout.phases().forEach(this::phase);
    Set<Edge> taken = taken();
    edges.keySet().stream().filter(edge -> !taken.contains(edge)).forEach(e -> edge(e, false));
    taken.forEach(edge -> edge(edge, true));
    states.forEach(this::state);
    taken.forEach(this::label);
    svg.close().close();
    svg.element("p", way, "class", "aside");
  }

  private Set<Edge> taken() {
    Set<Edge> taken = new LinkedHashSet<>();
    for (int i = 1; i < stays.size(); i++) {
      taken.add(new Edge(stays.get(i - 1).state(), stays.get(i).state()));
    }
    return taken;
  }

  /** The page may have several diagrams; the same marker under the same name does no harm. */
  private void arrowhead(String id) {
    svg.open(
        "marker",
        "id",
        id,
        "viewBox",
        "0 0 8 8",
        "refX",
        7,
        "refY",
        4,
        "markerWidth",
        9,
        "markerHeight",
        9,
        "markerUnits",
        "userSpaceOnUse",
        "orient",
        "auto");
    svg.empty("path", "class", id, "d", "M0 0L8 4L0 8z").close();
  }

  private void phase(Phase phase, Box box) {
    rect("phase", box, 10);
    String name = phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    text("phase-name", box.x() + 14, box.y() + 19, name, "start");
  }

  private void edge(Edge edge, boolean taken) {
    svg.open("g");
    svg.element(
        "title",
        edge.from().name() + " → " + edge.to().name() + ": " + String.join(", ", words(edge)));
    svg.empty(
        "path",
        "class",
        taken ? "edge taken" : "edge",
        "d",
        layout.way(edge.from(), edge.to()).path(),
        "marker-end",
        taken ? "url(#arrow-taken)" : "url(#arrow)");
    svg.close();
  }

  private Set<String> words(Edge edge) {
    return edges.getOrDefault(edge, Set.of("hand-over"));
  }

  private void state(State state) {
    Box box = layout.box(state);
    String times =
        stays.stream()
            .filter(stay -> stay.state().equals(state))
            .map(stay -> elapsed.at(stay.from()))
            .collect(Collectors.joining(", "));
    boolean visited = !times.isEmpty();
    double y = box.middleY() + (visited ? -2 : 5);
    rect(visited ? "state visited" : "state", box, 6);
    text(visited ? "state-name visited" : "state-name", box.middleX(), y, state.name(), "middle");
    text("since", box.middleX(), y + 16, times, "middle");
  }

  private void label(Edge edge) {
    Way way = layout.way(edge.from(), edge.to());
    text("way", way.labelX(), way.labelY(), words(edge).iterator().next(), "middle");
  }

  private void rect(String style, Box box, int radius) {
    svg.empty(
        "rect",
        "class",
        style,
        "x",
        box.x(),
        "y",
        box.y(),
        "width",
        box.width(),
        "height",
        box.height(),
        "rx",
        radius);
  }

  private void text(String style, double x, double y, String text, String anchor) {
    svg.element("text", text, "class", style, "x", x, "y", y, "text-anchor", anchor);
  }
}
