package dev.tocsin.examples.blackfriday.page;

import dev.tocsin.examples.blackfriday.page.Mark.Lane;
import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.examples.blackfriday.story.Cast;
import dev.tocsin.examples.blackfriday.story.Elapsed;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The escalation over time, and below it on the same scale what would have been without people. */
final class EscalationPicture {
  private EscalationPicture() {}

  static void draw(Markup html, Story real, @Nullable Story ghost, Policy policy) {
    Cast cast = new Cast(policy);
    List<Story> stories = ghost == null ? List.of(real) : List.of(real, ghost);
    List<Marks> marks = stories.stream().map(story -> Marks.of(story, cast)).toList();
    List<Lane> lanes = lanes(policy, marks);
    Set<Instant> instants = new LinkedHashSet<>();
    stories.forEach(story -> instants.addAll(instants(story)));
    Elapsed elapsed = new Elapsed(real.start(), instants);
    Scale scale = new Scale(Lanes.LEFT, instants);
    html.open("div", "class", "scroll", "tabindex", 0);
    for (int i = 0; i < stories.size(); i++) {
      String title = i == 0 ? "What happened" : "If nobody had acted";
      html.element("h4", title);
      new Lanes(lanes, policy, scale, elapsed, html)
          .draw(
              title,
              marks.get(i),
              Journey.of(stories.get(i).entries()),
              i == 0 ? Set.of() : Set.copyOf(marks.get(0).marks));
    }
    html.close();
    legend(html, marks);
  }

  private static Set<Instant> instants(Story story) {
    Set<Instant> found = new LinkedHashSet<>();
    for (Entry entry : story.entries()) {
      if (!(entry.event() instanceof ServiceLevelEvent.TargetBreached breached)
          || Marks.first(breached)) {
        found.add(entry.occurredAt());
      }
    }
    story.sent().values().forEach(sent -> found.add(sent.at()));
    return found;
  }

  /** Monitoring and subscribers first, then teams as the policy lists them, then everybody else. */
  private static List<Lane> lanes(Policy policy, List<Marks> marks) {
    Set<Lane> used = new LinkedHashSet<>();
    for (Marks each : marks) {
      each.marks.forEach(mark -> used.add(mark.lane()));
      each.bars.forEach(bar -> used.add(bar.lane()));
    }
    return Stream.of(
            used.stream().filter(lane -> lane.key().startsWith("system:")),
            used.stream().filter(lane -> lane.key().startsWith("subscribers:")),
            policy.teams().keySet().stream().map(Lane::team).filter(used::contains),
            used.stream())
        .flatMap(lane -> lane)
        .distinct()
        .toList();
  }

  private static void legend(Markup html, List<Marks> marks) {
    Set<Mark.Kind> kinds = EnumSet.noneOf(Mark.Kind.class);
    marks.forEach(each -> each.marks.forEach(mark -> kinds.add(mark.kind())));
    html.open("ul", "class", "legend");
    for (Mark.Kind kind : kinds) {
      icon(html);
      Icon.draw(html, kind, 9, 9);
      html.close().text(kind.label).close();
    }
    if (marks.stream().anyMatch(each -> each.bars.stream().anyMatch(Mark.Bar::swarm))) {
      key(html, "swarm", 3, 12, "in the swarm");
    }
    key(html, "accountable", 8, 3, "accountable: always one team");
    html.close();
    html.element(
        "p",
        "Something happened at each time that is written; gaps are shortened. The time runs from left to right; on a narrow screen the pictures scroll.",
        "class",
        "aside");
  }

  private static void key(Markup html, String style, int y, int height, String label) {
    icon(html);
    html.empty(
        "rect", "class", style, "x", 0, "y", y, "width", 18, "height", height, "rx", height / 2);
    html.close().text(label).close();
  }

  private static void icon(Markup html) {
    html.open("li").open("svg", "viewBox", "0 0 18 18", "width", 18, "height", 18);
  }
}
