package dev.tocsin.examples.blackfriday.page;

import dev.tocsin.examples.blackfriday.payload.Payload;
import dev.tocsin.examples.blackfriday.play.Day;
import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.examples.blackfriday.story.Elapsed;
import dev.tocsin.examples.blackfriday.story.Telling;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Resolution;
import dev.tocsin.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The whole page: no script, nothing from elsewhere. */
public final class Page {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Page() {}

  public static String of(Payload payload, Policy policy, Day.Outcome real, Day.Outcome ghost) {
    Map<IncidentId, Story> ghosts =
        ghost.stories().stream().collect(Collectors.toMap(s -> s.incident().id(), s -> s));
    List<Story> stories = real.stories();
    Markup html = new Markup();
    html.trusted("<!DOCTYPE html>\n").open("html", "lang", "en");
    head(html, headline(stories));
    html.open("body").open("main");
    masthead(html, payload, policy, stories);
    if (stories.size() > 1) {
      overview(html, stories);
    }
    List<Story> full = Telling.inFull(stories);
    if (full.size() < stories.size()) {
      html.element("p", "In full: the " + full.size() + " most severe.", "class", "aside");
    }
    Article article = new Article(html, policy);
    for (Story story : full) {
      article.write(story, ghosts.get(story.incident().id()));
    }
    html.element(
        "footer",
        "Told from the register and from the messages that went through the notifier. The people,"
            + " and monitoring posting again, are played by the example; everything else the"
            + " payload says or the desk did.");
    return html.close().close().close().toString();
  }

  private static void head(Markup html, String title) {
    html.open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    html.element("title", title + " · Tocsin");
    html.open("style").trusted(style()).close().close();
  }

  private static void masthead(Markup html, Payload payload, Policy policy, List<Story> stories) {
    html.open("header");
    html.element("p", "Tocsin · policy " + policy.name(), "class", "eyebrow");
    html.element("h1", headline(stories));
    String day = DAY.format(stories.get(0).start());
    html.element("p", day + " · " + payload.kind(), "class", "aside");
    payload.notes().forEach(note -> html.element("p", "Note: " + note, "class", "aside"));
    html.close();
  }

  private static String headline(List<Story> stories) {
    if (stories.size() > 1) {
      long resolved = stories.stream().filter(each -> each.incident().resolution() != null).count();
      return "%d incidents, %d resolved".formatted(stories.size(), resolved);
    }
    Incident incident = stories.get(0).incident();
    Resolution resolution = incident.resolution();
    return resolution == null
        ? incident.reference() + " is still " + incident.state()
        : "Resolved in " + inWords(Duration.between(stories.get(0).start(), resolution.at()));
  }

  private static String inWords(Duration duration) {
    return Elapsed.words(duration)
        .replaceAll("\\b1 min\\b", "a minute")
        .replaceAll("\\bmin\\b", "minutes");
  }

  private static void overview(Markup html, List<Story> stories) {
    html.open("table", "class", "overview").open("thead").open("tr");
    for (String head : new String[] {"Reference", "", "Title", "Category", "State"}) {
      html.element("th", head, "scope", "col");
    }
    html.close().close().open("tbody");
    for (Story story : stories) {
      Incident incident = story.incident();
      html.open("tr");
      html.element("td", incident.reference().value(), "class", "reference");
      html.element("td", incident.priority().toString());
      html.element("td", incident.title());
      html.element("td", incident.category().path());
      html.element("td", incident.state()).close();
    }
    html.close().close();
  }

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream("page.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
