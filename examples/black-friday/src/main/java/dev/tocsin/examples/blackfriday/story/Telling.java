package dev.tocsin.examples.blackfriday.story;

import dev.tocsin.examples.blackfriday.payload.Payload;
import dev.tocsin.examples.blackfriday.play.Day;
import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that is printed: an incident for each block, or a list of them when there are many.
 */
public final class Telling {
  private static final int MOST_IN_FULL = 20;

  private static final String LEGEND =
      "* played by this example: the people, and monitoring posting again. Everything else the"
          + " payload says or the desk did.";

  private Telling() {}

  public static List<String> of(
      Payload payload, Policy policy, Day.Outcome real, Day.Outcome ghost) {
    List<String> out = new ArrayList<>();
    out.addAll(
        Columns.paragraph(
            "",
            SafeText.of(
                "%s, played on the desk of policy '%s'".formatted(payload.kind(), policy.name()))));
    payload.notes().forEach(note -> out.add("note: " + SafeText.of(note)));
    real.unheard().forEach(key -> out.add(unheard(key)));
    Map<IncidentId, Story> ghosts =
        ghost.stories().stream().collect(Collectors.toMap(s -> s.incident().id(), s -> s));
    List<Story> full = real.stories();
    if (full.size() > MOST_IN_FULL) {
      out.add("");
      out.addAll(Summary.of(full));
      full = inFull(full).subList(0, 1);
      out.add("");
      out.add("The worst of them:");
    }
    for (Story story : full) {
      out.add("");
      out.addAll(Block.of(story, ghosts.get(story.incident().id()), policy));
    }
    if (!real.stories().isEmpty()) {
      out.add("");
      out.addAll(Columns.paragraph("", LEGEND));
    }
    return out;
  }

  /** All of them, or the most severe ones when they are too many to be read. */
  public static List<Story> inFull(List<Story> stories) {
    return stories.size() <= MOST_IN_FULL
        ? stories
        : stories.stream().sorted(Summary.WORST_FIRST).limit(MOST_IN_FULL).toList();
  }

  private static String unheard(String key) {
    return "nothing was logged: no open incident has the key '"
        + SafeText.of(key)
        + "'; the trigger has to come first";
  }
}
