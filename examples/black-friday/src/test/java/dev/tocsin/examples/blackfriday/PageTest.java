package dev.tocsin.examples.blackfriday;

import static dev.tocsin.examples.blackfriday.Webhook.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir Path folder;

  @Test
  void it_needs_nothing_from_elsewhere_and_runs_nothing() {
    String html = Run.in(folder).html();
    assertThat(html.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
        .doesNotContain("http://", "https://", "src=", "href=", "@import", "url(http", "<script");
    assertThat(html).contains("Content-Security-Policy\" content=\"default-src &#39;none&#39;");
  }

  @Test
  void it_shows_the_way_through_the_lifecycle_and_the_ghost() {
    assertThat(Run.in(folder).html())
        .contains("Resolved in 19 minutes")
        .contains("New → Assigned → In progress → Resolved → Closed")
        .contains("What happened", "If nobody had acted", "major incident");
  }

  @Test
  void every_element_is_closed_and_every_name_of_ours() {
    String html = Run.in(folder).html();
    for (String name : new String[] {"svg", "g", "text", "table", "tr", "td", "article", "div"}) {
      assertThat(count(html, "<" + name + "[ >]"))
          .as(name)
          .isEqualTo(count(html, "</" + name + ">"));
    }
  }

  @Test
  void text_of_strangers_stays_text() throws IOException {
    String hostile = "</title><script>alert(1)</script><img src=x onerror='alert(2)'> \\\" &amp;";
    String html =
        Run.ofPayload(
                folder,
                webhook()
                    .annotations(
                        "{\"summary\": \"%s\", \"description\": \"%s\"}"
                            .formatted(hostile, hostile))
                    .labels(
                        "{\"alertname\": \"%s\", \"service\": \"\\\"onload=x\", \"category\": \"%s\"}"
                            .formatted("<b>", "<i>/'x'"))
                    .toString())
            .html();
    assertThat(html)
        .doesNotContain("<script", "<img", "<b>", "<i>", "\"onload")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("onerror=&#39;alert(2)&#39;&gt; &quot; &amp;amp;")
        .contains("&quot;onload=x");
  }

  private static long count(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).count();
  }
}
