package dev.tocsin.examples.blackfriday.page;

import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where states stand and arrows run: the phases from left to right in the order in which they are
 * gone through, with what waits below what is active.
 */
final class LifecycleLayout {
  private static final double STATE_WIDTH = 136;
  private static final double STATE_HEIGHT = 46;
  private static final double COLUMN = 248;
  private static final double ROW = 78;
  private static final double TOP = 70;
  private static final double PAD = 16;
  private static final double CAPTION = 28;
  private static final double ROOM_BELOW = 44;

  private final Map<State, Box> boxes = new HashMap<>();
  private final Map<Phase, Box> phases = new EnumMap<>(Phase.class);

  private LifecycleLayout() {}

  /** A rectangle. */
  record Box(double x, double y, double width, double height) {
    double right() {
      return x + width;
    }

    double bottom() {
      return y + height;
    }

    double middleX() {
      return x + width / 2;
    }

    double middleY() {
      return y + height / 2;
    }
  }

  /** The run of an arrow, and where words stand beside it. */
  record Way(String path, double labelX, double labelY) {}

  static LifecycleLayout of(List<State> states) {
    LifecycleLayout layout = new LifecycleLayout();
    double active = layout.place(states, Phase.ACTIVE, 1, TOP);
    layout.place(states, Phase.NEW, 0, TOP);
    layout.place(states, Phase.ON_HOLD, 1, active + 30);
    layout.place(states, Phase.RESOLVED, 2, TOP);
    layout.place(states, Phase.CLOSED, 3, TOP);
    return layout;
  }

  /** Returns where the phase ends. */
  private double place(List<State> states, Phase phase, int column, double top) {
    double x = column * COLUMN;
    double y = top + CAPTION;
    for (State state : states) {
      if (state.phase() == phase) {
        boxes.put(state, new Box(x + PAD, y, STATE_WIDTH, STATE_HEIGHT));
        y += ROW;
      }
    }
    double bottom = y - ROW + STATE_HEIGHT + PAD;
    if (y > top + CAPTION) {
      phases.put(phase, new Box(x, top, STATE_WIDTH + 2 * PAD, bottom - top));
      return bottom;
    }
    return top;
  }

  Box box(State state) {
    return Objects.requireNonNull(boxes.get(state));
  }

  Map<Phase, Box> phases() {
    return phases;
  }

  double width() {
    return 3 * COLUMN + STATE_WIDTH + 2 * PAD + 2;
  }

  double height() {
    return phases.values().stream().mapToDouble(Box::bottom).max().orElse(0) + ROOM_BELOW;
  }

  Way way(State from, State to) {
    Box a = box(from);
    Box b = box(to);
    if (a.x() == b.x()) {
      return sameColumn(a, b);
    }
    if (b.x() < a.x()) {
      return back(a, b);
    }
    return b.x() - a.x() > COLUMN + 1 ? over(a, b) : forth(a, b);
  }

  private static Way forth(Box a, Box b) {
    double y1 = a.middleY();
    double y2 = b.middleY() + Math.signum(y1 - b.middleY()) * 9;
    double bend = (b.x() - a.right()) * 0.5;
    return new Way(
        curve(a.right(), y1, a.right() + bend, y1, b.x() - bend, y2, b.x() - 2, y2),
        (a.right() + b.x()) / 2 - (y1 > y2 ? 14 : 0),
        (y1 + y2) / 2 - 8);
  }

  /** Past a whole column: above everything from the top row, below everything from the others. */
  private static Way over(Box a, Box b) {
    boolean above = a.y() <= TOP + CAPTION + 1;
    double distance = b.x() - a.x();
    double x1 = a.middleX() + 24;
    double x2 = b.middleX() + 46 - distance / 20;
    double y1 = above ? a.y() : a.bottom();
    double y2 = above ? b.y() - 2 : b.bottom() + 2;
    double peak = above ? TOP - distance / 13 : Math.max(a.bottom(), b.bottom()) + ROOM_BELOW - 8;
    double far = (8 * peak - y1 - y2) / 6;
    return new Way(curve(x1, y1, x1 + 30, far, x2 - 30, far, x2, y2), (x1 + x2) / 2, peak - 4);
  }

  private static Way back(Box a, Box b) {
    double x1 = a.middleX() - 10;
    double y1 = a.bottom();
    double x2 = b.right();
    double y2 = b.middleY() + 12;
    double drop = Math.max(y1 + 40, y2 + 26);
    return new Way(
        curve(x1, y1, x1, drop, x2 + 70, y2 + 6, x2 + 2, y2), (x1 + x2) / 2 + 10, drop - 4);
  }

  private static Way sameColumn(Box a, Box b) {
    boolean down = b.y() > a.y();
    double distance = Math.abs(b.y() - a.y());
    if (distance < ROW + 1) {
      double x = a.middleX() + (down ? 0 : -24);
      double from = down ? a.bottom() : a.y();
      double to = down ? b.y() - 2 : b.bottom() + 2;
      return new Way(
          "M%s %sL%s %s".formatted(n(x), n(from), n(x), n(to)), x + 24, (from + to) / 2 + 3);
    }
    double side = down ? a.right() : a.x();
    double out = side + (down ? 1 : -1) * (10 + distance / 8);
    double y1 = a.middleY() + (down ? 12 : -12);
    double y2 = b.middleY() + (down ? -12 : 12);
    return new Way(
        curve(side, y1, out, y1, out, y2, side + (down ? 2 : -2), y2), out, (y1 + y2) / 2);
  }

  private static String curve(double... p) {
    return "M%s %sC%s %s %s %s %s %s"
        .formatted(n(p[0]), n(p[1]), n(p[2]), n(p[3]), n(p[4]), n(p[5]), n(p[6]), n(p[7]));
  }

  private static String n(double value) {
    return Icon.n(value);
  }
}
