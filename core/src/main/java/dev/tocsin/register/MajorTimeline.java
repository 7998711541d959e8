package dev.tocsin.register;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The timeline of an incident as people read it, drafted from the register for the review.
 *
 * <p>A pure function of the entries: in the order in which things happened, of equals in the order
 * of the register. What only the engine needs to know is left out; an event that this version has
 * no sentence for stands there by its type. Immutable, safe for many threads. Source: domain.md,
 * "Words" (review).
 *
 * @param lines in order
 */
public record MajorTimeline(List<Line> lines) {
  /**
   * One thing that happened.
   *
   * @param at when, UTC
   * @param by who did it
   * @param sentence what, in one line of plain text of at most some hundred characters; what people
   *     wrote stands in it as they wrote it, so escape it for where it is shown
   */
  public record Line(Instant at, Actor by, String sentence) {
    /** Checks the parts. */
    public Line {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(sentence, "sentence");
    }
  }

  /** Copies the list. */
  public MajorTimeline {
    lines = ImmutableList.copyOf(lines);
  }

  /**
   * Drafts it.
   *
   * @param history all entries of one incident, in order; perhaps none
   * @return the timeline
   */
  public static MajorTimeline of(List<Entry> history) {
    List<Line> lines = new ArrayList<>();
    for (Entry entry : history) {
      String sentence = TimelineWords.of(entry.event());
      if (sentence != null) {
        lines.add(new Line(entry.occurredAt(), entry.by(), sentence));
      }
    }
    lines.sort(Comparator.comparing(Line::at));
    return new MajorTimeline(lines);
  }

  /**
   * The timeline as a list in Markdown (CommonMark). What people wrote reads as they wrote it and
   * is never mark-up. Source: hostile-inputs.md, class 6.
   *
   * @return one line each; empty when there is none
   */
  public String toMarkdown() {
    StringBuilder out = new StringBuilder();
    for (Line line : lines) {
      out.append("- ").append(line.at()).append(" **");
      TimelineText.markdown(line.by().toString(), out);
      out.append("** ");
      TimelineText.markdown(line.sentence(), out);
      out.append('\n');
    }
    return out.toString();
  }

  /**
   * The timeline as a list in HTML, to be put into a page. What people wrote reads as they wrote it
   * and is never mark-up. Source: hostile-inputs.md, class 4.
   *
   * @return an {@code ol} element
   */
  public String toHtml() {
    StringBuilder out = new StringBuilder("<ol>\n");
    for (Line line : lines) {
      out.append("<li><time>").append(line.at()).append("</time> <b>");
      TimelineText.html(line.by().toString(), out);
      out.append("</b> ");
      TimelineText.html(line.sentence(), out);
      out.append("</li>\n");
    }
    return out.append("</ol>\n").toString();
  }
}
