package dev.tocsin.examples.blackfriday.page;

import dev.tocsin.examples.blackfriday.page.Journey.Stay;
import dev.tocsin.examples.blackfriday.page.Mark.Bar;
import dev.tocsin.examples.blackfriday.page.Mark.Lane;
import dev.tocsin.examples.blackfriday.play.Duties;
import dev.tocsin.examples.blackfriday.story.Elapsed;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws one picture of lanes over time. */
final class Lanes {
  static final double LEFT = 150;
  private static final double TOP = 70;
  private static final double ROW = 13;
  private static final double HEIGHT = 34;
  private static final double CHARACTER = 6.8;

  private final List<Lane> lanes;
  private final Policy policy;
  private final Scale scale;
  private final Elapsed elapsed;
  private final Markup svg;

  Lanes(List<Lane> lanes, Policy policy, Scale scale, Elapsed elapsed, Markup svg) {
    this.lanes = lanes;
    this.policy = policy;
    this.scale = scale;
    this.elapsed = elapsed;
    this.svg = svg;
  }

  /**
   * Draws a story.
   *
   * @param known marks that stand in another picture already and are drawn pale here
   */
  void draw(String label, Marks marks, List<Stay> stays, Set<Mark> known) {
    double bottom = TOP + lanes.size() * HEIGHT;
    double width = scale.right() + 2;
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "lanes",
        "viewBox",
        "0 0 %s %s".formatted(Icon.n(width), Icon.n(bottom + 28)),
        "style",
        "min-width:%spx;max-width:%spx".formatted(Icon.n(width), Icon.n(width * 1.2)),
        "role",
        "img",
        "aria-label",
        label);
    grid(width, bottom);
    band(stays);
    marks.bars.forEach(this::bar);
    turns(marks.turns, bottom);
    marks(marks.marks, known);
    svg.close();
  }

  private void grid(double width, double bottom) {
    text("lane head", 8, TOP - 19, "state", "start");
    for (int i = 0; i < lanes.size(); i++) {
      double y = TOP + i * HEIGHT;
      if (i % 2 == 0) {
        svg.empty(
            "rect", "class", "stripe", "x", 0, "y", y, "width", width, "height", HEIGHT, "rx", 4);
      }
      name(lanes.get(i), y);
    }
    for (Instant tick : scale.ticks()) {
      double x = scale.x(tick);
      line("tick", x, TOP, bottom);
      text("time", x, bottom + 17, elapsed.at(tick), "middle");
    }
  }

  private void name(Lane lane, double y) {
    String people =
        lane.isTeam()
            ? Duties.of(policy, lane.name(), elapsed.start()).stream()
                .map(contact -> contact.recipient().id())
                .collect(Collectors.joining(", "))
            : "";
    text("lane", 8, y + (people.isEmpty() ? 21.5 : 15), cut(lane.name()), "start");
    text("people", 8, y + 28, cut(people), "start");
  }

  private void band(List<Stay> stays) {
    for (int i = 0; i < stays.size(); i++) {
      Stay stay = stays.get(i);
      double from = scale.x(stay.from());
      double to = i + 1 < stays.size() ? scale.x(stays.get(i + 1).from()) : scale.right();
      if (to - from >= 1) {
        band(stay, from, to);
      }
    }
  }

  private void band(Stay stay, double from, double to) {
    String name = stay.state().name();
    String phase = stay.state().phase().name().toLowerCase(Locale.ROOT).replace('_', '-');
    svg.open("g", "class", "band " + phase);
    svg.element("title", name + " since " + elapsed.at(stay.from()));
    svg.empty("rect", "x", from, "y", TOP - 34, "width", to - from - 1, "height", 20, "rx", 3);
    if (name.length() * CHARACTER + 8 < to - from) {
      text("name", from + 6, TOP - 20, name, "start");
    }
    svg.close();
  }

  private void bar(Bar bar) {
    int lane = lanes.indexOf(bar.lane());
    double from = scale.x(bar.from());
    double to = bar.until() == null ? scale.right() : scale.x(bar.until());
    if (lane < 0 || to <= from) {
      return;
    }
    double y = TOP + lane * HEIGHT;
    if (bar.swarm()) {
      svg.empty(
          "rect",
          "class",
          "swarm",
          "x",
          from - 9,
          "y",
          y + 7,
          "width",
          to - from + 18,
          "height",
          20,
          "rx",
          10);
    } else {
      svg.empty(
          "rect",
          "class",
          "accountable",
          "x",
          from,
          "y",
          y + HEIGHT - 4,
          "width",
          to - from,
          "height",
          3,
          "rx",
          1.5);
    }
  }

  private void turns(Map<Instant, String> turns, double bottom) {
    double[] taken = {0, 0};
    turns.forEach(
        (at, what) -> {
          if (scale.shows(at)) {
            String style = what.split(" ", 2)[0];
            double x = scale.x(at);
            double half = what.length() * CHARACTER / 2;
            boolean edge = x + half > scale.right();
            int row = taken[0] > x - half ? 1 : 0;
            taken[row] = x + half;
            line("turn " + style, x, TOP - 38 - row * ROW, bottom);
            text("turn-name " + style, x, TOP - 43 - row * ROW, what, edge ? "end" : "middle");
          }
        });
  }

  private void marks(List<Mark> marks, Set<Mark> known) {
    Map<String, Integer> taken = new HashMap<>();
    for (Mark mark : marks) {
      int lane = lanes.indexOf(mark.lane());
      if (lane < 0 || !scale.shows(mark.at())) {
        continue;
      }
      int neighbours = taken.merge(lane + "@" + mark.at(), 1, Integer::sum) - 1;
      svg.open("g", "class", known.contains(mark) ? "pale" : "bright");
      svg.element("title", elapsed.at(mark.at()) + "  " + mark.title());
      Icon.draw(
          svg, mark.kind(), scale.x(mark.at()) + neighbours * 16, TOP + (lane + 0.5) * HEIGHT);
      svg.close();
    }
  }

  private void line(String style, double x, double y1, double y2) {
    svg.empty("line", "class", style, "x1", x, "y1", y1, "x2", x, "y2", y2);
  }

  private void text(String style, double x, double y, String text, String anchor) {
    svg.element("text", text, "class", style, "x", x, "y", y, "text-anchor", anchor);
  }

  private static String cut(String name) {
    int most = (int) ((LEFT - 10) / CHARACTER);
    return name.codePointCount(0, name.length()) <= most
        ? name
        : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
  }
}
