package dev.tocsin.policyfile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what the core calls a place. */
final class Places {
  private Places() {}

  /**
   * The value at a place, or the nearest around it that is there.
   *
   * @param root the document
   * @param place keys and list numbers, from the top
   */
  static Doc find(Doc root, List<String> place) {
    Doc doc = root;
    for (String step : place) {
      Doc below = step(doc, step);
      if (below == null) {
        return doc;
      }
      doc = below;
    }
    return doc;
  }

  private static @Nullable Doc step(Doc doc, String step) {
    if (doc.isFields()) {
      Fields fields = doc.entries();
      Doc rungs = step.matches("[0-9]{1,9}") ? fields.get("rungs") : null;
      return rungs == null ? fields.get(step) : step(rungs, step);
    }
    boolean inList = doc.isList() && step.matches("[0-9]{1,9}");
    int index = inList ? Integer.parseInt(step) : -1;
    return inList && index < doc.items().size() ? doc.items().get(index) : null;
  }
}
