package dev.tocsin.examples.blackfriday.story;

import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.incident.Incident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Many incidents on a terminal: how many of what, and the first of them in a line each. */
final class Summary {
  private static final int MOST_LINES = 20;
  static final Comparator<Story> WORST_FIRST =
      Comparator.comparing((Story story) -> story.incident().priority())
          .thenComparing(Story::start);

  private Summary() {}

  static List<String> of(List<Story> stories) {
    Map<String, Long> groups =
        stories.stream()
            .map(Story::incident)
            .collect(
                Collectors.groupingBy(
                    each -> each.priority() + " for " + each.team(),
                    TreeMap::new,
                    Collectors.counting()));
    List<String> out = new ArrayList<>();
    String counts =
        groups.entrySet().stream()
            .map(each -> each.getValue() + " × " + each.getKey())
            .collect(Collectors.joining(", "));
    out.addAll(Columns.paragraph(stories.size() + " incidents: ", SafeText.of(counts)));
    stories.stream().sorted(WORST_FIRST).limit(MOST_LINES).forEach(each -> out.addAll(line(each)));
    if (stories.size() > MOST_LINES) {
      out.add("and " + (stories.size() - MOST_LINES) + " more, which stand in the page");
    }
    return out;
  }

  private static List<String> line(Story story) {
    Incident incident = story.incident();
    return Columns.row(
        List.of(10, 2, 52, 26, 12),
        List.of(
            incident.reference().toString(),
            incident.priority().toString(),
            cut(SafeText.of(incident.title()), 52),
            cut(SafeText.of(incident.category().path()), 26),
            cut(SafeText.of(incident.state()), 12)));
  }

  private static String cut(String text, int width) {
    return text.codePointCount(0, text.length()) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }
}
