package dev.tocsin.examples.policytool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.examples.policytool.page.ReportPage;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.register.FiguresCollector;
import dev.tocsin.register.FiguresOptions;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.register.Pattern;
import dev.tocsin.servicelevel.TargetKind;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The report as one page. */
class ReportPageTest {
  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
  private static final String[] HOSTILE = {
    "<script>alert(1)</script>",
    "\" onerror=\"alert(1)",
    "' onload='alert(1)",
    "</title><svg onload=alert(1)>",
    "javascript:alert(1)",
    "&lt;script&gt;",
    "]]><!--",
    "\u202Egnol"
  };

  private static String page(String name) {
    FiguresCollector collector =
        new FiguresCollector(
            FiguresOptions.asOf(START.plus(Duration.ofDays(30))).calendar(BusinessCalendar.ALWAYS));
    collector.add(
        IncidentRecord.builder("INC-1", START)
            .priority(Priority.P2)
            .source(Source.USER)
            .category(Category.of(name.replace('/', ' ')))
            .team(name)
            .supplier(name)
            .page(name, Instant.parse("2026-11-03T01:00:00Z"))
            .target(TargetKind.RESOLUTION, true)
            .moved(Phase.RESOLVED, START.plus(Duration.ofDays(9)))
            .build());
    collector.add(IncidentRecord.builder("INC-2", START).build());
    Pattern pattern =
        new Pattern(
            Pattern.Subject.SERVICE,
            name,
            START,
            START.plus(Duration.ofDays(7)),
            9,
            1.5,
            0.0001,
            0.01,
            List.of(name));
    return ReportPage.of(name, collector.figures(), List.of(pattern));
  }

  /** hostile-inputs.md, class 4. */
  @Test
  void text_stays_text_wherever_it_stands() throws Exception {
    for (String hostile : HOSTILE) {
      String page = page(hostile);
      assertThat(page).doesNotContain("<script", "<svg onload", "<!--", "\u202E");
      assertThat(count(page.substring(0, page.indexOf("<body>")), "</title>")).isOne();
      NodeList all = xml(page).getElementsByTagName("*");
      for (int i = 0; i < all.getLength(); i++) {
        NamedNodeMap attributes = all.item(i).getAttributes();
        for (int j = 0; j < attributes.getLength(); j++) {
          assertThat(attributes.item(j).getNodeName()).doesNotStartWith("on").isNotEqualTo("href");
        }
      }
    }
    assertThat(page("&lt;script&gt;")).contains("<h1>&amp;lt;script&amp;gt;</h1>");
    assertThat(page("<b>")).contains("<h1>&lt;b&gt;</h1>");
  }

  @Test
  void the_page_needs_nothing_else() {
    String page = page("Shop");
    assertThat(page)
        .contains("default-src 'none'", "prefers-color-scheme: dark", "width=device-width")
        .doesNotContain("http://", "https://", "url(", "@import", "<link", "<img");
  }

  @Test
  void behind_each_chart_stands_its_table() {
    String page = page("Shop");
    assertThat(count(page, "<table>")).isEqualTo(count(page, "<details>")).isEqualTo(9);
    assertThat(page)
        .contains("Open now, by age", "30 to 90 days", "Called at night", "9 d")
        .contains("<th scope=\"row\">2026-11-02</th><td>2</td><td>0</td>");
  }

  @Test
  void what_reporters_said_is_shown_where_they_said_anything() {
    FiguresCollector collector =
        new FiguresCollector(FiguresOptions.asOf(START.plus(Duration.ofDays(30))));
    Instant later = START.plus(Duration.ofHours(1));
    collector.add(IncidentRecord.builder("INC-1", START).moved(Phase.CLOSED, later).build());
    assertThat(ReportPage.of("Shop", collector.figures(), List.of())).doesNotContain("Rating");
    assertThat(ReportWords.of(collector.figures(), List.of()).toString()).doesNotContain("rated");

    collector.add(
        IncidentRecord.builder("INC-2", START)
            .moved(Phase.RESOLVED, later)
            .rejected()
            .moved(Phase.ACTIVE, later)
            .moved(Phase.CLOSED, later)
            .confirmed()
            .rated(4)
            .build());
    collector.add(
        IncidentRecord.builder("INC-3", START).moved(Phase.CLOSED, later).rated(1).build());
    assertThat(ReportPage.of("Shop", collector.figures(), List.of()))
        .contains("<dt>Rating</dt><dd>2.5 of 5</dd><dd class=\"aside\">rejected: 25");
    assertThat(ReportWords.of(collector.figures(), List.of()))
        .contains("rated: 2.5 of 5, by 2 reporters; from 1 to 5: 1, 0, 0, 1, 0")
        .anyMatch(line -> line.matches("resolutions confirmed .*: 33.*, rejected: 25.*"));
  }

  @Test
  void the_same_figures_make_the_same_page() {
    assertThat(page("Shop")).isEqualTo(page("Shop"));
  }

  @Test
  void a_log_becomes_a_page(@TempDir Path folder) throws IOException {
    Path html = folder.resolve("report.html");
    Ran ran =
        Ran.with(
            "report",
            ImportTest.LOG,
            "--mapping",
            "mappings/servicenow.yaml",
            "--html",
            html.toString(),
            "--title",
            "Excerpt");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).isEmpty();
    assertThat(Files.readString(html))
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>Excerpt</h1>", "35 incidents", "P1", "Group 70")
        .endsWith("</html>\n");
  }

  /** Well-formed as XML but for the tags that HTML leaves open in the head. */
  private static Document xml(String page)
      throws ParserConfigurationException, SAXException, IOException {
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(body)));
  }

  private static long count(String text, String part) {
    return java.util.regex.Pattern.compile(java.util.regex.Pattern.quote(part))
        .matcher(text)
        .results()
        .count();
  }
}
