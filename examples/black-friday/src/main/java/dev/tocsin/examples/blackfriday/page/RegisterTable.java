package dev.tocsin.examples.blackfriday.page;

import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.examples.blackfriday.story.Elapsed;
import dev.tocsin.incident.Entry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Every entry of an incident's register. */
final class RegisterTable {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private RegisterTable() {}

  static void write(Markup html, Story story, Elapsed elapsed) {
    html.open("table", "class", "register").open("thead").open("tr");
    for (String head : new String[] {"No.", "After", "UTC", "Who", "What", "Details", "Rule"}) {
      html.element("th", head, "scope", "col");
    }
    html.close().close().open("tbody");
    story.entries().forEach(entry -> row(html, entry, elapsed));
    html.close().close();
  }

  private static void row(Markup html, Entry entry, Elapsed elapsed) {
    html.open(
        "tr",
        "class",
        entry.by().human() ? "played" : entry.by().id().equals("desk") ? "desk" : "heard");
    html.element("td", String.valueOf(entry.sequence()), "class", "no");
    html.element("td", elapsed.at(entry.occurredAt()), "class", "after");
    html.element("td", CLOCK.format(entry.occurredAt()), "class", "utc");
    html.element("td", entry.by().id(), "class", "who");
    html.element("td", entry.event().type(), "class", "what");
    html.element("td", Details.of(entry.event()), "class", "details");
    html.element("td", entry.cause() == null ? "" : entry.cause().rule(), "class", "rule");
    html.close();
  }
}
