package dev.tocsin.examples.blackfriday.story;

import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.examples.blackfriday.story.Line.Voice;
import dev.tocsin.incident.Incident;
import dev.tocsin.policy.Policy;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One incident on a terminal. */
final class Block {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int MOST_ASIDE = 36;
  private static final int MOST_WHO = 24;

  private Block() {}

  static List<String> of(Story real, @Nullable Story ghost, Policy policy) {
    List<Line> lines = Teller.tell(real, policy);
    Story other = real.played() ? ghost : null;
    List<Line> spared = other == null ? List.of() : Ghost.spared(lines, Teller.tell(other, policy));
    Elapsed elapsed =
        new Elapsed(
            real.start(), Stream.concat(lines.stream(), spared.stream()).map(Line::at).toList());
    List<String> out = new ArrayList<>(head(real, elapsed));
    out.addAll(body(lines, elapsed));
    if (other != null) {
      String told = Ghost.tell(spared, other, policy, elapsed);
      out.addAll(Columns.paragraph("if nobody had acted: ", SafeText.of(told)));
    }
    return out;
  }

  private static List<String> head(Story story, Elapsed elapsed) {
    Incident incident = story.incident();
    String service = incident.details().service();
    String right =
        SafeText.of(
            incident.priority()
                + "  "
                + incident.category()
                + (service == null ? "" : "  " + service));
    String left = incident.reference() + "  " + SafeText.of(incident.title());
    int gap = Columns.WIDTH - left.length() - right.length();
    List<String> lines = new ArrayList<>();
    if (gap >= 2) {
      lines.add(left + " ".repeat(gap) + right);
    } else {
      lines.addAll(Columns.paragraph(incident.reference() + "  ", SafeText.of(incident.title())));
      lines.add(" ".repeat(Math.max(0, Columns.WIDTH - right.length())) + right);
    }
    lines.add("logged on " + DAY.format(story.start()) + "; " + elapsed.format() + " since then");
    story.first().notes().forEach(note -> lines.add("note: " + SafeText.of(note)));
    return lines;
  }

  private static List<String> body(List<Line> lines, Elapsed elapsed) {
    int time = lines.stream().mapToInt(line -> elapsed.at(line.at()).length()).max().orElse(5);
    int who = lines.stream().mapToInt(line -> who(line).length()).max().orElse(4);
    int aside = lines.stream().mapToInt(line -> SafeText.of(line.aside()).length()).max().orElse(0);
    who = Math.min(who, MOST_WHO);
    aside = Math.min(aside, MOST_ASIDE);
    int what = Columns.WIDTH - time - who - aside - 6;
    List<String> out = new ArrayList<>();
    for (Line line : lines) {
      out.addAll(
          Columns.row(
              List.of(time, who, what, aside),
              List.of(
                  elapsed.at(line.at()),
                  who(line),
                  SafeText.of(line.what()),
                  SafeText.of(line.aside()))));
    }
    return out;
  }

  private static String who(Line line) {
    return SafeText.of(line.who()) + (line.voice() == Voice.PLAYED ? " *" : "");
  }
}
