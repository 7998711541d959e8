package dev.tocsin.policyfile;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.PathRepeat;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Random rows, paths and conditions. */
final class RandomMatrices {
  private final Dice dice;
  private final RandomTimes times;
  private final RandomParts parts;
  private final Supplier<Contact> people;

  /** Whether the policy says who looks at a proposal. */
  boolean proposes;

  RandomMatrices(Dice dice, RandomTimes times, RandomParts parts, Supplier<Contact> people) {
    this.dice = dice;
    this.times = times;
    this.parts = parts;
    this.people = people;
  }

  void matrix(PolicyBuilder builder) {
    List<String> paths = dice.names(4);
    List<String> rows = dice.names(5);
    if (dice.coin()) {
      // Rows with a path of their own name.
      IntStream.range(0, Math.min(paths.size(), rows.size()))
          .filter(i -> !rows.contains(paths.get(i)))
          .forEach(i -> rows.set(i, paths.get(i)));
    }
    paths.forEach(each -> builder.path(path(each)));
    if (paths.isEmpty()) {
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      boolean last = i == rows.size() - 1;
      When when = last && dice.coin() ? When.any() : when();
      if (when.matchesAll() && !last) {
        when = When.any().services("s");
      }
      String path = paths.contains(rows.get(i)) && dice.coin() ? rows.get(i) : dice.one(paths);
      List<String> later = rows.subList(i + 1, rows.size());
      builder.row(
          new MatrixRow(rows.get(i), when, path).overlaps(dice.some(later).toArray(String[]::new)));
    }
  }

  private Path path(String id) {
    List<Rung> rungs = new ArrayList<>();
    boolean repeated = dice.coin();
    for (String each : dice.names(4)) {
      rungs.add(rung(each, !repeated));
    }
    Path path = new Path(id, rungs);
    return repeated && !rungs.isEmpty()
        ? path.repeat(new PathRepeat(dice.one(rungs).id(), repeat()))
        : path;
  }

  private Repeat repeat() {
    return new Repeat(
        times.duration(Duration.ofMillis(1)), dice.coin() ? null : 1 + dice.below(1_000_000));
  }

  private Rung rung(String id, boolean mayRepeat) {
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < 1 + dice.below(4); i++) {
      actions.add(action());
    }
    boolean changes = actions.stream().anyMatch(Action::changesIncident);
    return new Rung(
        id,
        threshold(),
        dice.one(List.of(Until.values())),
        actions,
        mayRepeat && !changes && dice.coin() ? repeat() : null,
        dice.coin() ? null : message());
  }

  private String message() {
    return dice.one(
        List.of(
            "We know, we are on it",
            "two\nlines\n",
            " \ttab",
            "a: b # c",
            "\"quoted\" \\ 'text'",
            "nel \u0085 and \u2028 and \u0007",
            RandomNames.any(dice.random)));
  }

  private Threshold threshold() {
    return switch (dice.below(3)) {
      case 0 -> new Threshold.Share(1 + dice.below(1_000), dice.one(List.of(TargetKind.values())));
      case 1 ->
          parts.calendars().isEmpty()
              ? new Threshold.Elapsed(Duration.ZERO)
              : new Threshold.Business(times.duration(Duration.ZERO), dice.one(parts.calendars()));
      default -> new Threshold.Elapsed(times.duration(Duration.ZERO));
    };
  }

  private Action action() {
    return switch (dice.below(9)) {
      case 0 -> new Action.Notify(targets());
      case 1 -> new Action.Inform(targets());
      case 2 -> new Action.Reassign(dice.one(parts.teams()));
      case 3 -> declaring();
      case 4 -> new Action.Summon(List.copyOf(dice.atLeastOne(parts.teams())));
      case 5 -> new Action.RaisePriority(dice.one(List.copyOf(parts.table().priorities())));
      case 6 -> or(parts.suppliers(), Action.Engage::new);
      case 7 -> or(parts.plans(), Action.Invoke::new);
      default -> or(parts.automations(), Action.Run::new);
    };
  }

  private Action declaring() {
    return proposes && dice.coin() ? new Action.ProposeMajor() : new Action.DeclareMajor();
  }

  private Action or(List<String> names, Function<String, Action> make) {
    return names.isEmpty() ? new Action.DeclareMajor() : make.apply(dice.one(names));
  }

  private List<Target> targets() {
    Set<Target> targets = new LinkedHashSet<>();
    for (int i = 0; i < 1 + dice.below(3); i++) {
      targets.add(target());
    }
    return List.copyOf(targets);
  }

  private Target target() {
    return switch (dice.below(8)) {
      case 0 -> new Target.AccountableTeam();
      case 1 -> new Target.Reporter();
      case 2 -> new Target.Subscribers();
      case 3 -> new Target.AffectedUsers();
      case 4 ->
          parts.roles().isEmpty()
              ? new Target.Reporter()
              : new Target.Role(dice.one(parts.roles()));
      case 5 ->
          parts.suppliers().isEmpty()
              ? new Target.Reporter()
              : new Target.OfSupplier(dice.one(parts.suppliers()));
      case 6 -> new Target.OnCallOf(dice.one(parts.teams()));
      default -> new Target.Person(people.get());
    };
  }

  When when() {
    When when = When.any();
    for (String each : dice.names(2)) {
      when =
          when.attribute(each, dice.one(List.of("", "a\nb", RandomNames.any(dice.random))), "eu");
    }
    when = dice.coin() ? when : when.categories(categories());
    when = dice.coin() ? when : when.exactCategories(categories());
    when =
        dice.coin()
            ? when
            : when.priorities(
                dice.some(List.copyOf(parts.table().priorities())).toArray(Priority[]::new));
    when =
        dice.coin()
            ? when
            : when.impacts(dice.some(parts.table().impacts()).toArray(Impact[]::new));
    when =
        dice.coin()
            ? when
            : when.urgencies(dice.some(parts.table().urgencies()).toArray(Urgency[]::new));
    when = dice.coin() ? when : when.services(dice.names(3).toArray(String[]::new));
    when = dice.coin() ? when : when.teams(dice.some(parts.teams()).toArray(String[]::new));
    when =
        dice.coin()
            ? when
            : when.sources(dice.names(2).stream().map(Source::of).toArray(Source[]::new));
    when = dice.coin() ? when : when.seasons(dice.some(parts.seasons()).toArray(String[]::new));
    if (parts.calendars().isEmpty() || dice.coin()) {
      return when;
    }
    return dice.coin()
        ? when.inside(dice.one(parts.calendars()))
        : when.outside(dice.one(parts.calendars()));
  }

  private String[] categories() {
    return dice.names(3).stream().map(RandomMatrices::category).toArray(String[]::new);
  }

  /** A path without empty segments and asterisks. */
  static String category(String name) {
    String path = name.replace('*', 'x').replaceAll("/+", "/").replaceAll("^/|/$", "");
    return path.isEmpty() ? "x" : path;
  }
}
