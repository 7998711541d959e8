package dev.tocsin.policyfile;

import dev.tocsin.continuity.Plan;
import dev.tocsin.continuity.PlanStep;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.AutomationRule;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.policy.ExercisePaging;
import dev.tocsin.policy.FlappingRule;
import dev.tocsin.policy.Follow;
import dev.tocsin.policy.HourlyRate;
import dev.tocsin.policy.KnownWorkaround;
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.MajorRules;
import dev.tocsin.policy.OperationalLevel;
import dev.tocsin.policy.Pauses;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.StormRule;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.SupplierContract;
import dev.tocsin.policy.SupplierTarget;
import dev.tocsin.policy.Team;
import dev.tocsin.policy.Times;
import dev.tocsin.priority.PriorityTable;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random policies with every part that there is, made by builders. */
final class RandomPolicies {
  private final Random random;
  private final Dice dice;
  private final RandomTimes times;
  private final RandomParts parts;
  private final RandomMatrices matrices;

  private RandomPolicies(Random random) {
    this.random = random;
    this.dice = new Dice(random);
    this.times = new RandomTimes(random);
    this.parts = parts(dice);
    this.matrices = new RandomMatrices(dice, times, parts, this::contact);
  }

  static Arbitrary<Policy> arbitrary() {
    return Arbitraries.randomValue(random -> new RandomPolicies(random).policy())
        .withoutEdgeCases()
        .dontShrink();
  }

  static Policy of(long seed) {
    return new RandomPolicies(new Random(seed)).policy();
  }

  private static RandomParts parts(Dice dice) {
    List<String> teams = dice.names(4);
    return new RandomParts(
        dice.names(3),
        dice.names(3),
        dice.names(3),
        teams.isEmpty() ? List.of("desk") : teams,
        dice.names(2),
        dice.names(2),
        dice.names(2),
        dice.names(2),
        table(dice));
  }

  private static PriorityTable table(Dice dice) {
    if (dice.coin()) {
      return PriorityTable.itil();
    }
    List<Impact> impacts = dice.names(3).stream().map(Impact::of).toList();
    List<Urgency> urgencies = dice.names(3).stream().map(Urgency::of).toList();
    if (impacts.isEmpty() || urgencies.isEmpty()) {
      return PriorityTable.itil();
    }
    return PriorityTable.of(
        impacts,
        urgencies,
        impacts.stream()
            .map(row -> urgencies.stream().map(column -> 1 + dice.below(9)).toList())
            .toList());
  }

  private Policy policy() {
    PolicyBuilder builder = Policy.builder(RandomNames.any(random));
    builder.priorities(parts.table());
    if (dice.coin()) {
      builder.lifecycle(new RandomLifecycles(random).lifecycle());
    }
    parts.calendars().forEach(each -> builder.calendar(times.calendar(each)));
    parts.seasons().forEach(each -> builder.season(times.season(each)));
    RandomRotas rota = new RandomRotas(random, times, this::contact);
    parts.rotas().forEach(each -> builder.rota(rota.rota(each)));
    parts.teams().forEach(each -> builder.team(new Team(each, 1 + dice.below(4), staffing())));
    parts.roles().forEach(each -> builder.role(each, staffing()));
    parts.suppliers().forEach(each -> builder.supplier(supplier(each)));
    parts.automations().forEach(each -> builder.automation(automation(each)));
    dice.names(3)
        .forEach(
            each ->
                builder.workaround(
                    new KnownWorkaround(each, matrices.when(), RandomNames.any(random))));
    builder.continuityPlans(parts.plans().toArray(String[]::new));
    builder.defaultTeam(dice.one(parts.teams()));
    dice.names(4).stream()
        .map(RandomMatrices::category)
        .distinct()
        .forEach(each -> builder.category(each, dice.one(parts.teams())));
    for (String each : dice.names(3)) {
      builder.serviceLevel(new ServiceLevelRule(matrices.when(), serviceLevel(each)));
    }
    for (String each : dice.names(2)) {
      builder.operationalLevel(operationalLevel(each));
    }
    List<Contact> lastResort = contacts(3);
    if (!lastResort.isEmpty() && !parts.roles().isEmpty() && dice.coin()) {
      builder.majorIncidents(majorRules());
      matrices.proposes = true;
    }
    matrices.matrix(builder);
    builder.lastResort(lastResort.toArray(Contact[]::new));
    if (dice.coin()) {
      builder.severe(dice.some(List.copyOf(parts.table().priorities())).toArray(Priority[]::new));
    }
    if (!parts.calendars().isEmpty() && dice.coin()) {
      builder.quietHours(
          new QuietHours(
              dice.one(parts.calendars()),
              dice.coin(),
              dice.atLeastOne(List.copyOf(parts.table().priorities()))));
    }
    for (String each : dice.names(3)) {
      LocalDateTime from = times.local();
      builder.maintenance(
          new MaintenanceWindow(
              each,
              matrices.when(),
              from,
              from.plusSeconds(1 + dice.below(100_000)),
              times.zone(),
              dice.coin()));
    }
    rest(builder);
    return builder.build();
  }

  private AutomationRule automation(String name) {
    boolean limited = dice.coin();
    return new AutomationRule(
        name,
        limited ? Duration.ofSeconds(1 + dice.below(86_400)) : null,
        dice.coin() ? 1 + dice.below(100) : null,
        limited && dice.coin() ? RandomNames.any(random) : null);
  }

  private void families(PolicyBuilder builder) {
    if (dice.coin()) {
      builder.childrenFollow(dice.some(List.of(Follow.values())).toArray(Follow[]::new));
    }
    for (String name : Set.copyOf(dice.names(3))) {
      StormRule.By by = dice.one(List.of(StormRule.By.values()));
      builder.storm(
          new StormRule(
              name,
              by,
              by == StormRule.By.ATTRIBUTE ? "region " + dice.below(9) : null,
              1 + dice.below(1_000),
              times.duration(Duration.ofMillis(1))));
    }
    if (dice.coin()) {
      builder.flapping(
          new FlappingRule(
              1 + dice.below(100),
              times.duration(Duration.ofMillis(1)),
              times.duration(Duration.ofMillis(1))));
    }
  }

  private void rest(PolicyBuilder builder) {
    if (dice.coin()) {
      builder.pauses(new Pauses(Set.copyOf(dice.names(3))));
    }
    builder.exercisePaging(dice.one(List.of(ExercisePaging.values())));
    Set<String> taken = Set.copyOf(parts.plans());
    for (String each : dice.names(3)) {
      if (!taken.contains(each)) {
        builder.plan(plan(each));
      }
    }
    builder.adoption(dice.one(List.of(Adoption.values())));
    builder.catchUp(dice.one(List.of(CatchUp.values())));
    families(builder);
    if (dice.coin()) {
      Duration first = times.duration(Duration.ofMillis(1));
      builder.delivery(
          new DeliveryRules(1 + dice.below(100), first, first.multipliedBy(1 + dice.below(2))));
    }
    if (dice.coin()) {
      builder.times(
          new Times(
              times.duration(Duration.ofMillis(1)),
              times.duration(Duration.ofMillis(1)),
              times.duration(Duration.ofMillis(1)),
              dice.coin() ? times.duration(Duration.ofMillis(1)) : null,
              dice.coin() ? times.duration(Duration.ofMillis(1)) : null));
    }
  }

  private Plan plan(String id) {
    Plan plan =
        new Plan(
            id,
            dice.coin() ? null : dice.coin() ? When.any() : matrices.when(),
            List.of(),
            List.of());
    List<String> steps = new ArrayList<>(dice.names(6));
    plan = plan.then(step("first of all", dice.names(1)));
    boolean back = false;
    while (!steps.isEmpty()) {
      back |= dice.coin();
      int parallel = 1 + dice.below(steps.size());
      PlanStep[] stage =
          steps.subList(0, parallel).stream()
              .map(each -> step(each, dice.names(1)))
              .toArray(PlanStep[]::new);
      steps = new ArrayList<>(steps.subList(parallel, steps.size()));
      plan = back ? plan.thenBack(stage) : plan.then(stage);
    }
    return plan;
  }

  private PlanStep step(String id, List<String> what) {
    return new PlanStep(
        id,
        what.isEmpty() ? null : what.get(0),
        dice.coin() ? times.duration(Duration.ofMillis(1)) : null,
        dice.coin() ? 1 + dice.below(100) : null,
        dice.coin());
  }

  private MajorRules majorRules() {
    MajorRules rules = MajorRules.of(dice.one(parts.roles()));
    rules = dice.coin() ? rules : rules.team(dice.one(parts.teams()));
    rules = dice.coin() ? rules : rules.updateEvery(times.duration(Duration.ofMillis(1)));
    rules =
        dice.coin()
            ? rules
            : rules.updateEvery(
                Map.of(
                    new Priority(1 + dice.below(4)),
                    times.duration(Duration.ofMillis(1)),
                    new Priority(5 + dice.below(4)),
                    times.duration(Duration.ofMillis(1))));
    rules =
        dice.coin()
            ? rules
            : rules.stakeholders(
                new Target.Subscribers(), new Target.OnCallOf(dice.one(parts.teams())));
    rules = dice.coin() ? rules : rules.declareAfter(times.duration(Duration.ofMillis(1)));
    rules = dice.coin() ? rules : rules.reviewWithin(times.duration(Duration.ofMillis(1)));
    return dice.coin() ? rules : rules.costPerHour(HourlyRate.of(dice.below(5000) + 1 + ".50 EUR"));
  }

  private ServiceLevel serviceLevel(String id) {
    List<ServiceTarget> targets = new ArrayList<>();
    for (TargetKind kind : dice.some(List.of(TargetKind.values()))) {
      ServiceTarget target = ServiceTarget.of(kind, times.duration(Duration.ofSeconds(1)));
      target =
          parts.calendars().isEmpty() || dice.coin()
              ? target
              : target.calendar(dice.one(parts.calendars()));
      target =
          dice.coin()
              ? target
              : target.warnings(dice.some(List.of(1, 50, 75, 99)).toArray(Integer[]::new));
      targets.add(dice.coin() ? target : target.pausedBy(dice.names(2)));
    }
    return ServiceLevel.of(id, targets.toArray(ServiceTarget[]::new));
  }

  private OperationalLevel operationalLevel(String name) {
    ServiceTarget target =
        ServiceTarget.of(TargetKind.RESOLUTION, times.duration(Duration.ofSeconds(1)));
    return new OperationalLevel(
        name,
        Set.copyOf(dice.some(parts.teams())),
        Set.copyOf(dice.some(List.copyOf(parts.table().priorities()))),
        parts.calendars().isEmpty() ? target : target.calendar(dice.one(parts.calendars())),
        dice.coin() ? List.of() : List.of(new Target.AccountableTeam(), new Target.Reporter()));
  }

  private Staffing staffing() {
    return switch (dice.below(4)) {
      case 0 -> new Staffing.ByHost();
      case 1 ->
          parts.rotas().isEmpty()
              ? new Staffing.ByHost()
              : new Staffing.ByRota(dice.one(parts.rotas()));
      default -> new Staffing.Fixed(contacts(2));
    };
  }

  private Supplier supplier(String id) {
    List<Contact> contacts = contacts(2);
    return new Supplier(
        id, contacts.isEmpty() ? List.of(contact()) : contacts, dice.coin() ? null : contract(id));
  }

  private SupplierContract contract(String supplier) {
    return new SupplierContract(
        dice.coin() ? supplier : RandomNames.numbered(random, dice.below(9)),
        parts.calendars().isEmpty() || dice.coin() ? null : dice.one(parts.calendars()),
        dice.coin() ? null : supplierTarget(),
        dice.coin() ? null : supplierTarget(),
        dice.coin()
            ? null
            : new Repeat(
                times.duration(Duration.ofMillis(1)), dice.coin() ? null : 1 + dice.below(9)));
  }

  private SupplierTarget supplierTarget() {
    Map<Priority, Duration> times = new TreeMap<>();
    for (Priority each : dice.some(List.copyOf(parts.table().priorities()))) {
      times.put(each, this.times.duration(Duration.ofSeconds(1)));
    }
    return new SupplierTarget(
        times, times.isEmpty() || dice.coin() ? this.times.duration(Duration.ofSeconds(1)) : null);
  }

  private List<Contact> contacts(int most) {
    Set<Contact> all = new LinkedHashSet<>();
    for (int i = dice.below(most + 1); i > 0; i--) {
      all.add(contact());
    }
    return List.copyOf(all);
  }

  private Contact contact() {
    String name =
        dice.below(6) == 0 && !parts.rotas().isEmpty()
            ? dice.one(parts.rotas())
            : RandomNames.any(random);
    Recipient recipient =
        dice.below(6) == 0 ? new Recipient("group", name) : Recipient.person(name);
    return dice.coin()
        ? new Contact(recipient, "default")
        : new Contact(recipient, RandomNames.any(random));
  }
}
