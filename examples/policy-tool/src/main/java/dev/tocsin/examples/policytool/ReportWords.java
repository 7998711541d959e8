package dev.tocsin.examples.policytool;

import dev.tocsin.examples.policytool.page.Human;
import dev.tocsin.register.Figures;
import dev.tocsin.register.Pattern;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures, line by line. */
final class ReportWords {
  private static final int SHOWN = 10;

  private final Figures figures;
  private final List<String> lines = new ArrayList<>();

  private ReportWords(Figures figures) {
    this.figures = figures;
  }

  static List<String> of(Figures figures, List<Pattern> patterns) {
    ReportWords words = new ReportWords(figures);
    words.all();
    words.groups("By priority", figures.byPriority());
    words.groups("By team", figures.byTeam());
    words.groups("By category", figures.byCategory());
    words.groups("By supplier", figures.bySupplier());
    words.backlog();
    words.night();
    words.patterns(patterns);
    return words.lines;
  }

  private void all() {
    Figures.Group all = figures.all();
    lines.add(
        "%s incidents as of %s, %s of them open."
            .formatted(
                Human.number(all.incidents()), figures.options().asOf(), Human.number(all.open())));
    figures
        .leftOut()
        .forEach((why, count) -> lines.add("Left out: %s (%s).".formatted(count, why)));
    lines.add("");
    lines.add("                          count    median      9 of 10    95 of 100  longest");
    clocks("to acknowledge", all.toAcknowledge());
    clocks("to resolve", all.toResolve());
    clocks("open", all.openTime());
    lines.add(
        "Business time is that of calendar '%s' (%s); percentiles are within %s."
            .formatted(
                figures.options().calendar().id(),
                figures.options().calendar().zone(),
                Human.share(Figures.RELATIVE_ERROR)));
    lines.add("");
    for (TargetKind kind : TargetKind.values()) {
      if (all.targets().containsKey(kind)) {
        lines.add(kind + " targets kept: " + Human.share(all.attainment(kind)));
      }
    }
    lines.add(
        "reassigned: %s incidents, %s times, at most %s; back to a team that had it: %s times"
            .formatted(
                Human.number(all.reassigned()),
                Human.number(all.reassignments()),
                Human.number(all.mostReassignments()),
                Human.number(all.returns())));
    lines.add(
        "reopened: %s incidents, %s times; rate %s"
            .formatted(
                Human.number(all.reopened()),
                Human.number(all.reopenings()),
                Human.share(all.reopenRate())));
    lines.add(
        "first contact: %s of what users reported; self-service: %s"
            .formatted(Human.share(all.firstContactShare()), Human.share(all.selfServiceShare())));
    feedback(all);
  }

  /** A register in which no reporter ever said a word has no line for it. */
  private void feedback(Figures.Group all) {
    Figures.Feedback said = all.feedback();
    Double rating = said.rating();
    if (rating != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "rated: %.1f of 5, by %s reporters; from 1 to 5: %s",
              rating,
              Human.number(said.rated()),
              said.ratings().stream().map(Human::number).collect(Collectors.joining(", "))));
    }
    if (said.confirmed() + said.rejections() > 0) {
      lines.add(
          "resolutions confirmed by the reporter: %s, rejected: %s"
              .formatted(Human.share(all.confirmedShare()), Human.share(all.rejectedShare())));
    }
  }

  private void clocks(String name, Figures.Clocks clocks) {
    times(name, clocks.elapsed());
    times("  in business time", clocks.business());
  }

  private void times(String name, Figures.Times times) {
    if (times.count() == 0) {
      lines.add("%-22s %8s".formatted(name, "0"));
      return;
    }
    lines.add(
        "%-22s %8s  %-10s  %-10s %-10s %s"
            .formatted(
                name,
                Human.number(times.count()),
                Human.time(times.median()),
                Human.time(times.p90()),
                Human.time(times.p95()),
                Human.time(times.longest())));
  }

  private void groups(String title, List<Figures.Group> groups) {
    if (groups.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        "%-28s %9s %9s  %-11s %-11s %8s %9s"
            .formatted(title, "incidents", "open", "median", "9 of 10", "kept", "reopened"));
    for (Figures.Group group : groups.subList(0, Math.min(SHOWN, groups.size()))) {
      Figures.Times times = group.toResolve().elapsed();
      lines.add(
          "%-28s %9s %9s  %-11s %-11s %8s %9s"
              .formatted(
                  group.name(),
                  Human.number(group.incidents()),
                  Human.number(group.open()),
                  times.count() == 0 ? "–" : Human.time(times.median()),
                  times.count() == 0 ? "–" : Human.time(times.p90()),
                  Human.share(group.attainment(TargetKind.RESOLUTION)),
                  Human.share(group.reopenRate())));
    }
    if (groups.size() > SHOWN) {
      lines.add("and %d more".formatted(groups.size() - SHOWN));
    }
  }

  private void backlog() {
    lines.add("");
    lines.add("Open now, by age");
    for (Figures.Age age : figures.backlog()) {
      Duration to = age.to();
      lines.add(
          "  %-18s %s"
              .formatted(
                  to == null
                      ? age.from().toDays() + " days and more"
                      : age.from().toDays() + " to " + to.toDays() + " days",
                  Human.number(age.incidents())));
    }
  }

  private void night() {
    if (!figures.nightPages().isEmpty()) {
      lines.add("");
      lines.add("Called at night");
      figures
          .nightPages()
          .forEach((person, count) -> lines.add("%9s  %s".formatted(Human.number(count), person)));
    }
  }

  private void patterns(List<Pattern> patterns) {
    if (patterns.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Recurs more than chance allows (candidates for a problem)");
    for (Pattern pattern : patterns.subList(0, Math.min(SHOWN, patterns.size()))) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%9s  %s '%s' in the week from %s, where %.1f were to be expected; %s",
              Human.number(pattern.count()),
              pattern.subject(),
              pattern.name(),
              pattern.from().toString().substring(0, 10),
              pattern.expected(),
              String.join(
                      ", ", pattern.evidence().subList(0, Math.min(3, pattern.evidence().size())))
                  + (pattern.evidence().size() > 3 ? ", …" : "")));
    }
    if (patterns.size() > SHOWN) {
      lines.add("and %d more".formatted(patterns.size() - SHOWN));
    }
  }
}
