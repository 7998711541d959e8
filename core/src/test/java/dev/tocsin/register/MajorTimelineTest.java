package dev.tocsin.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.UnknownEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes 4 and 6 of the hostile inputs, and what a timeline leaves out. */
class MajorTimelineTest {
  private static final Instant AT = Instant.parse("2026-11-27T08:00:00Z");

  private static MajorTimeline of(IncidentEvent... events) {
    List<Entry> history = new ArrayList<>();
    for (IncidentEvent event : events) {
      history.add(new Entry(history.size() + 1, AT, AT, Actor.person("d_n*a"), null, null, event));
    }
    return MajorTimeline.of(history);
  }

  private static MajorTimeline wrote(String text) {
    return of(new RecordEvent.Commented(text, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](http://e)", "lone _", "a. b- c!", "unclosed ` backtick", "# heading", "<b>", "a | b",
        "![i](http://e/i.png)", "\\[x]", "1. one", "&lt;", "http://e", "**bold**", "~~gone~~"
      })
  void what_people_wrote_is_no_markdown(String text) {
    String markdown = wrote(text).toMarkdown();
    assertThat(markdown).startsWith("- 2026-11-27T08:00:00Z **person:d\\_n\\*a** wrote: ");
    String written = markdown.substring(markdown.indexOf("wrote: ") + 7).strip();
    String read =
        written
            .replaceAll("\\\\([^a-zA-Z0-9 ])", "\u0001$1")
            .replace("&lt;", "\u0001<")
            .replace("&gt;", "\u0001>")
            .replace("&amp;", "\u0001&");
    assertThat(read.replace("\u0001", "")).isEqualTo(text);
    assertThat(read.replaceAll("\u0001.", ""))
        .doesNotContainPattern("[\\[\\]()<>_*`#!|~&\\\\]|://");
  }

  @Test
  void one_entry_is_one_line_however_long_and_broken() {
    String markdown = wrote("a\r\n- b\u2028c\u0085d\u202Ee" + "x".repeat(5_000)).toMarkdown();
    assertThat(markdown.lines()).hasSize(1);
    assertThat(markdown).hasSizeLessThan(1_000).doesNotContain("\u202E").contains("wrote: a");
  }

  @Test
  void what_people_wrote_is_no_html() {
    assertThat(wrote("<script>alert('x')</script> & \"q\"").toHtml())
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;q&quot;")
        .doesNotContain("<script");
  }

  @Test
  void an_event_of_a_newer_version_stands_there_by_its_type() {
    assertThat(of(new UnknownEvent("teleported-away", Map.of())).lines())
        .extracting(MajorTimeline.Line::sentence)
        .containsExactly("teleported away");
  }

  @Test
  void nothing_gives_nothing() {
    assertThat(MajorTimeline.of(List.of()).toMarkdown()).isEmpty();
  }
}
