package dev.tocsin.policyfile;

import dev.tocsin.escalation.When;

/** Writes conditions, as {@link WhenReader} reads them. */
final class WhenWriter {
  private WhenWriter() {}

  /** Adds the conditions, unless there are none. */
  static void put(When when, Written.Mapping out) {
    if (!when.matchesAll()) {
      out.put("when", write(when));
    }
  }

  static Node write(When when) {
    Written.Mapping out =
        new Written.Mapping()
            .some("category", when.categories(), Written::text)
            .some("exact-category", when.exactCategories(), Written::text)
            .some("priority", when.priorities(), Written::text)
            .some("impact", when.impacts(), Written::text)
            .some("urgency", when.urgencies(), Written::text)
            .some("service", when.services(), Written::text)
            .some("team", when.teams(), Written::text)
            .some("source", when.sources(), Written::text)
            .named("attributes", when.attributes(), values -> Written.some(values, Written::text));
    return out.text("hours", when.hours(), null)
        .some("season", when.seasons(), Written::text)
        .node();
  }
}
