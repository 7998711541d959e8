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
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.Pauses;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.Team;
import dev.tocsin.policy.Times;
import dev.tocsin.priority.PriorityTable;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random policies with every part that there is, made by builders. */
final class RandomPolicies {
  private final Random random;
  private final RandomTimes times;
  private final List<String> calendars;
  private final List<String> seasons;
  private final List<String> rotas;
  private final List<String> teams;
  private final List<String> roles;
  private final List<String> suppliers;
  private final List<String> automations;
  private final List<String> plans;
  private PriorityTable table = PriorityTable.itil();

  private RandomPolicies(Random random) {
    this.random = random;
    this.times = new RandomTimes(random);
    calendars = names(3);
    seasons = names(3);
    rotas = names(3);
    teams = names(4);
    if (teams.isEmpty()) {
      teams.add("desk");
    }
    roles = names(2);
    suppliers = names(2);
    automations = names(2);
    plans = names(2);
  }

  static Arbitrary<Policy> arbitrary() {
    return Arbitraries.randomValue(random -> new RandomPolicies(random).policy())
        .withoutEdgeCases()
        .dontShrink();
  }

  static Policy of(long seed) {
    return new RandomPolicies(new Random(seed)).policy();
  }

  private Policy policy() {
    PolicyBuilder builder = Policy.builder(RandomNames.any(random));
    if (coin()) {
      table = table();
      builder.priorities(table);
    }
    if (coin()) {
      builder.lifecycle(new RandomLifecycles(random).lifecycle());
    }
    calendars.forEach(each -> builder.calendar(times.calendar(each)));
    seasons.forEach(each -> builder.season(times.season(each)));
    RandomRotas rota = new RandomRotas(random, times, this::contact);
    rotas.forEach(each -> builder.rota(rota.rota(each)));
    teams.forEach(each -> builder.team(new Team(each, 1 + random.nextInt(4), staffing())));
    roles.forEach(each -> builder.role(each, staffing()));
    suppliers.forEach(each -> builder.supplier(supplier(each)));
    builder.automations(automations.toArray(String[]::new));
    builder.continuityPlans(plans.toArray(String[]::new));
    builder.defaultTeam(one(teams));
    names(4).stream()
        .map(RandomPolicies::category)
        .distinct()
        .forEach(each -> builder.category(each, one(teams)));
    for (String each : names(3)) {
      builder.serviceLevel(new ServiceLevelRule(when(), serviceLevel(each)));
    }
    matrix(builder);
    builder.lastResort(contacts(3).toArray(Contact[]::new));
    if (coin()) {
      builder.severe(some(List.copyOf(table.priorities())).toArray(Priority[]::new));
    }
    if (!calendars.isEmpty() && coin()) {
      builder.quietHours(new QuietHours(one(calendars), coin(), atLeastOne(priorities())));
    }
    for (String each : names(3)) {
      LocalDateTime from = times.local();
      builder.maintenance(
          new MaintenanceWindow(
              each,
              when(),
              from,
              from.plusSeconds(1 + random.nextInt(100_000)),
              times.zone(),
              coin()));
    }
    rest(builder);
    return builder.build();
  }

  private void rest(PolicyBuilder builder) {
    if (coin()) {
      builder.pauses(new Pauses(Set.copyOf(names(3))));
    }
    builder.adoption(one(List.of(Adoption.values())));
    builder.catchUp(one(List.of(CatchUp.values())));
    if (coin()) {
      Duration first = times.duration(Duration.ofMillis(1));
      builder.delivery(
          new DeliveryRules(
              1 + random.nextInt(100), first, first.multipliedBy(1 + random.nextInt(2))));
    }
    if (coin()) {
      builder.times(
          new Times(
              times.duration(Duration.ofMillis(1)),
              times.duration(Duration.ofMillis(1)),
              times.duration(Duration.ofMillis(1)),
              coin() ? times.duration(Duration.ofMillis(1)) : null));
    }
  }

  private PriorityTable table() {
    List<Impact> impacts = names(3).stream().map(Impact::of).toList();
    List<Urgency> urgencies = names(3).stream().map(Urgency::of).toList();
    if (impacts.isEmpty() || urgencies.isEmpty()) {
      return PriorityTable.itil();
    }
    return PriorityTable.of(
        impacts,
        urgencies,
        impacts.stream()
            .map(row -> urgencies.stream().map(column -> 1 + random.nextInt(9)).toList())
            .toList());
  }

  private void matrix(PolicyBuilder builder) {
    List<String> paths = names(4);
    List<String> rows = names(5);
    if (coin()) {
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
      When when = last && coin() ? When.any() : when();
      if (when.matchesAll() && !last) {
        when = When.any().services("s");
      }
      String path = paths.contains(rows.get(i)) && coin() ? rows.get(i) : one(paths);
      List<String> later = rows.subList(i + 1, rows.size());
      builder.row(
          new MatrixRow(rows.get(i), when, path).overlaps(some(later).toArray(String[]::new)));
    }
  }

  private Path path(String id) {
    List<Rung> rungs = new ArrayList<>();
    boolean repeated = coin();
    for (String each : names(4)) {
      rungs.add(rung(each, !repeated));
    }
    Path path = new Path(id, rungs);
    return repeated && !rungs.isEmpty()
        ? path.repeat(new PathRepeat(one(rungs).id(), repeat()))
        : path;
  }

  private Repeat repeat() {
    return new Repeat(
        times.duration(Duration.ofMillis(1)), coin() ? null : 1 + random.nextInt(1_000_000));
  }

  private Rung rung(String id, boolean mayRepeat) {
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      actions.add(action());
    }
    boolean changes = actions.stream().anyMatch(Action::changesIncident);
    return new Rung(
        id,
        threshold(),
        one(List.of(Until.values())),
        actions,
        mayRepeat && !changes && coin() ? repeat() : null,
        coin() ? null : message());
  }

  private String message() {
    return one(
        List.of(
            "We know, we are on it",
            "two\nlines\n",
            " \ttab",
            "a: b # c",
            "\"quoted\" \\ 'text'",
            "nel \u0085 and \u2028 and \u0007",
            RandomNames.any(random)));
  }

  private Threshold threshold() {
    return switch (random.nextInt(3)) {
      case 0 -> new Threshold.Share(1 + random.nextInt(1_000), one(List.of(TargetKind.values())));
      case 1 ->
          calendars.isEmpty()
              ? new Threshold.Elapsed(Duration.ZERO)
              : new Threshold.Business(times.duration(Duration.ZERO), one(calendars));
      default -> new Threshold.Elapsed(times.duration(Duration.ZERO));
    };
  }

  private Action action() {
    return switch (random.nextInt(9)) {
      case 0 -> new Action.Notify(targets());
      case 1 -> new Action.Inform(targets());
      case 2 -> new Action.Reassign(one(teams));
      case 3 -> new Action.DeclareMajor();
      case 4 -> new Action.Summon(List.copyOf(atLeastOne(teams)));
      case 5 -> new Action.RaisePriority(one(priorities()));
      case 6 -> or(suppliers, Action.Engage::new);
      case 7 -> or(plans, Action.Invoke::new);
      default -> or(automations, Action.Run::new);
    };
  }

  private Action or(List<String> names, Function<String, Action> make) {
    return names.isEmpty() ? new Action.DeclareMajor() : make.apply(one(names));
  }

  private List<Target> targets() {
    Set<Target> targets = new LinkedHashSet<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      targets.add(target());
    }
    return List.copyOf(targets);
  }

  private Target target() {
    return switch (random.nextInt(8)) {
      case 0 -> new Target.AccountableTeam();
      case 1 -> new Target.Reporter();
      case 2 -> new Target.Subscribers();
      case 3 -> new Target.AffectedUsers();
      case 4 -> roles.isEmpty() ? new Target.Reporter() : new Target.Role(one(roles));
      case 5 -> suppliers.isEmpty() ? new Target.Reporter() : new Target.OfSupplier(one(suppliers));
      case 6 -> new Target.OnCallOf(one(teams));
      default -> new Target.Person(contact());
    };
  }

  private When when() {
    When when = When.any();
    for (String each : names(2)) {
      when = when.attribute(each, one(List.of("", "a\nb", RandomNames.any(random))), "eu");
    }
    when = coin() ? when : when.categories(categories());
    when = coin() ? when : when.exactCategories(categories());
    when = coin() ? when : when.priorities(some(priorities()).toArray(Priority[]::new));
    when = coin() ? when : when.impacts(some(table.impacts()).toArray(Impact[]::new));
    when = coin() ? when : when.urgencies(some(table.urgencies()).toArray(Urgency[]::new));
    when = coin() ? when : when.services(names(3).toArray(String[]::new));
    when = coin() ? when : when.teams(some(teams).toArray(String[]::new));
    when = coin() ? when : when.sources(names(2).stream().map(Source::of).toArray(Source[]::new));
    when = coin() ? when : when.seasons(some(seasons).toArray(String[]::new));
    if (calendars.isEmpty() || coin()) {
      return when;
    }
    return coin() ? when.inside(one(calendars)) : when.outside(one(calendars));
  }

  private String[] categories() {
    return names(3).stream().map(RandomPolicies::category).toArray(String[]::new);
  }

  /** A path without empty segments and asterisks. */
  private static String category(String name) {
    String path = name.replace('*', 'x').replaceAll("/+", "/").replaceAll("^/|/$", "");
    return path.isEmpty() ? "x" : path;
  }

  private ServiceLevel serviceLevel(String id) {
    List<ServiceTarget> targets = new ArrayList<>();
    for (TargetKind kind : some(List.of(TargetKind.values()))) {
      ServiceTarget target = ServiceTarget.of(kind, times.duration(Duration.ofSeconds(1)));
      target = calendars.isEmpty() || coin() ? target : target.calendar(one(calendars));
      target =
          coin() ? target : target.warnings(some(List.of(1, 50, 75, 99)).toArray(Integer[]::new));
      targets.add(coin() ? target : target.pausedBy(names(2)));
    }
    return ServiceLevel.of(id, targets.toArray(ServiceTarget[]::new));
  }

  private Staffing staffing() {
    return switch (random.nextInt(4)) {
      case 0 -> new Staffing.ByHost();
      case 1 -> rotas.isEmpty() ? new Staffing.ByHost() : new Staffing.ByRota(one(rotas));
      default -> new Staffing.Fixed(contacts(2));
    };
  }

  private Supplier supplier(String id) {
    List<Contact> contacts = contacts(2);
    return new Supplier(id, contacts.isEmpty() ? List.of(contact()) : contacts);
  }

  private List<Contact> contacts(int most) {
    Set<Contact> all = new LinkedHashSet<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      all.add(contact());
    }
    return List.copyOf(all);
  }

  private Contact contact() {
    String name = random.nextInt(6) == 0 && !rotas.isEmpty() ? one(rotas) : RandomNames.any(random);
    Recipient recipient =
        random.nextInt(6) == 0 ? new Recipient("group", name) : Recipient.person(name);
    return coin()
        ? new Contact(recipient, "default")
        : new Contact(recipient, RandomNames.any(random));
  }

  private List<Priority> priorities() {
    return List.copyOf(table.priorities());
  }

  private List<String> names(int most) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      names.add(RandomNames.numbered(random, i));
    }
    return new ArrayList<>(names);
  }

  private <T> List<T> some(List<T> all) {
    List<T> mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, random);
    return mixed.subList(0, random.nextInt(all.size() + 1));
  }

  private <T> Set<T> atLeastOne(List<T> all) {
    Set<T> some = new LinkedHashSet<>(some(all));
    some.add(one(all));
    return some;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean coin() {
    return random.nextBoolean();
  }
}
