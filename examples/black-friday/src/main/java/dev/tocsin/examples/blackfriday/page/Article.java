package dev.tocsin.examples.blackfriday.page;

import dev.tocsin.examples.blackfriday.play.Sent;
import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.examples.blackfriday.story.Elapsed;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One incident on the page. */
final class Article {
  private final Markup html;
  private final Policy policy;

  Article(Markup html, Policy policy) {
    this.html = html;
    this.policy = policy;
  }

  void write(Story real, @Nullable Story ghost) {
    Story other = real.played() ? ghost : null;
    Elapsed elapsed =
        new Elapsed(real.start(), real.entries().stream().map(Entry::occurredAt).toList());
    html.open("article", "id", real.incident().reference());
    head(real);
    figures(real, other);
    html.open("section").element("h3", "Escalation");
    EscalationPicture.draw(html, real, other, policy);
    html.close();
    html.open("section").element("h3", "Lifecycle");
    LifecycleDiagram.draw(html, policy.lifecycle(), Journey.of(real.entries()), elapsed);
    html.close();
    html.open("section").element("h3", "Register");
    RegisterTable.write(html, real, elapsed);
    html.close().close();
  }

  private void head(Story story) {
    Incident incident = story.incident();
    String service = incident.details().service();
    String description = incident.details().description();
    html.open("header").open("p", "class", "chips");
    html.element("span", incident.reference().value(), "class", "reference");
    String level = incident.priority().toString();
    html.element("span", level, "class", "chip " + level.toLowerCase(java.util.Locale.ROOT));
    html.element("span", incident.category().path(), "class", "chip");
    if (service != null) {
      html.element("span", service, "class", "chip");
    }
    html.element("span", incident.state(), "class", "chip").close();
    html.element("h2", incident.title());
    if (description != null) {
      html.element("p", description, "class", "description");
    }
    story.first().notes().forEach(note -> html.element("p", "Note: " + note, "class", "aside"));
    html.close();
  }

  private void figures(Story real, @Nullable Story ghost) {
    html.open("dl", "class", "figures");
    after(real, OwnershipEvent.Acknowledged.class)
        .ifPresent(duration -> figure("acknowledged after", duration));
    after(real, LifecycleEvent.Resolved.class)
        .ifPresent(duration -> figure("resolved after", duration));
    figure("reported again", times(real.incident().recurrences()));
    figure("pages and calls", calls(real));
    if (ghost != null) {
      figure("if nobody had acted", calls(ghost) + " and still " + ghost.incident().state());
    }
    html.close();
  }

  private void figure(String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close();
  }

  private static String times(int count) {
    return switch (count) {
      case 0 -> "never";
      case 1 -> "once";
      case 2 -> "twice";
      default -> count + " times";
    };
  }

  private static String calls(Story story) {
    long calls =
        story.sent().values().stream()
            .map(Sent::message)
            .filter(each -> each.purpose().equals("page") || each.purpose().equals("swarm"))
            .count();
    return String.valueOf(calls);
  }

  private static Optional<String> after(Story story, Class<? extends IncidentEvent> type) {
    return story.entries().stream()
        .filter(entry -> type.isInstance(entry.event()))
        .map(entry -> Elapsed.words(Duration.between(story.start(), entry.occurredAt())))
        .findFirst();
  }
}
