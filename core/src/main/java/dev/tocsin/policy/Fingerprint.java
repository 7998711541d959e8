package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.continuity.Plan;
import dev.tocsin.continuity.PlanStep;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.PathRepeat;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Transition;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Rota;
import dev.tocsin.servicelevel.ServiceTarget;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hash of all rules of a policy. Every text goes in with its length and every list with its
 * size, so that two different policies never feed it the same. Source: escalation.md, "Editing the
 * policy" (versions are content hashes).
 */
final class Fingerprint {
  private final Hasher hasher = Hashing.sha256().newHasher();

  private Fingerprint() {}

  static String of(Policy policy) {
    Fingerprint print = new Fingerprint();
    print.policy(policy);
    return print.hasher.hash().toString().substring(0, 16);
  }

  private void policy(Policy policy) {
    text(policy.name());
    each(policy.lifecycle().states(), this::state);
    each(policy.lifecycle().transitions(), this::transition);
    each(policy.priorities().impacts(), this::text);
    each(policy.priorities().urgencies(), this::text);
    policy
        .priorities()
        .impacts()
        .forEach(
            impact ->
                policy
                    .priorities()
                    .urgencies()
                    .forEach(urgency -> text(policy.priorities().priority(impact, urgency))));
    each(ImmutableSortedMap.copyOf(policy.teams()).values(), this::team);
    each(policy.categories().teams().keySet(), this::text);
    each(policy.categories().teams().values(), this::text);
    text(policy.categories().defaultTeam());
    each(policy.matrix().rows(), this::row);
    each(ImmutableSortedMap.copyOf(policy.matrix().paths()).values(), this::path);
    each(policy.lastResort(), this::contact);
    each(policy.severe(), this::text);
    text(policy.times().autoClose());
    text(policy.times().reopenWindow());
    text(policy.times().followUp());
    text(policy.times().acknowledgementLapse());
    if (policy.times().staleAfter() != null) { // the versions of policies without it stay
      text("stale-after");
      text(policy.times().staleAfter());
    }
    text(policy.catchUp());
    text(policy.delivery().attempts());
    text(policy.delivery().first());
    text(policy.delivery().most());
    each(ImmutableSortedMap.copyOf(policy.calendars()).values(), this::calendar);
    each(ImmutableSortedMap.copyOf(policy.seasons()).values(), this::season);
    each(ImmutableSortedMap.copyOf(policy.rotas()).values(), this::rota);
    each(
        ImmutableSortedMap.copyOf(policy.roles()).entrySet(),
        role -> {
          text(role.getKey());
          staffing(role.getValue());
        });
    each(
        ImmutableSortedMap.copyOf(policy.suppliers()).values(),
        supplier -> {
          text(supplier.id());
          each(supplier.contacts(), this::contact);
          if (supplier.contract() != null) { // the versions of policies without it stay
            contract(supplier.contract());
          }
        });
    each(policy.automations().keySet(), this::text);
    each(policy.continuityPlans(), this::text);
    QuietHours quiet = policy.quietHours();
    text(quiet == null ? null : quiet.calendar());
    text(quiet == null ? null : quiet.inside());
    each(quiet == null ? ImmutableList.<Priority>of() : quiet.priorities(), this::text);
    each(policy.maintenance(), this::maintenance);
    Set<String> pauses = policy.pauses().reasons();
    text(pauses == null ? "every hold" : "some");
    each(pauses == null ? ImmutableList.<String>of() : pauses, this::text);
    text(policy.adoption());
    each(policy.serviceLevels(), this::serviceLevel);
    if (!policy.operationalLevels().isEmpty()) { // the versions of policies without them stay
      text("operational-levels");
      each(policy.operationalLevels(), this::operationalLevel);
    }
    if (!policy.childrenFollow().equals(PolicyBuilder.FOLLOWED)) { // as above
      text("children-follow");
      each(policy.childrenFollow(), this::text);
    }
    if (!policy.storms().isEmpty()) {
      text("storms");
      each(policy.storms(), this::text);
    }
    if (policy.flapping() != null) {
      text("flapping");
      text(policy.flapping());
    }
    if (!policy.plans().isEmpty()) { // the versions of policies without them stay
      text("plans");
      each(ImmutableSortedMap.copyOf(policy.plans()).values(), this::plan);
    }
    if (policy.exercisePaging() != ExercisePaging.ON_CALL) {
      text("exercises");
      text(policy.exercisePaging());
    }
    if (policy.majorIncidents() != null) { // the versions of policies without them stay
      text("major-incidents");
      major(policy.majorIncidents());
    }
    selfService(policy);
  }

  /** What policies without it do not have adds nothing, so that their versions stay the same. */
  private void selfService(Policy policy) {
    for (AutomationRule rule : policy.automations().values()) {
      if (!rule.equals(AutomationRule.of(rule.name()))) {
        text("automation " + rule.name());
        text(rule.timeLimit());
        text(rule.attempts());
        text(rule.resolves());
      }
    }
    for (KnownWorkaround each : policy.workarounds().values()) {
      text("workaround " + each.id());
      when(each.when());
      text(each.text());
    }
  }

  private void plan(Plan plan) {
    text(plan.id());
    text(plan.onMajor() == null ? null : "on-major");
    if (plan.onMajor() != null) {
      when(plan.onMajor());
    }
    each(plan.stages(), stage -> each(stage, this::step));
    each(plan.back(), stage -> each(stage, this::step));
  }

  private void step(PlanStep step) {
    text(step.id());
    text(step.what());
    text(step.within());
    text(step.attempts());
    text(step.goesOn());
  }

  private void major(MajorRules rules) {
    text(rules.commander());
    text(rules.team());
    each(rules.updateEvery().keySet(), this::text);
    each(rules.updateEvery().values(), this::text);
    each(rules.stakeholders(), this::target);
    text(rules.declareAfter());
    text(rules.reviewWithin());
    text(rules.costPerHour());
  }

  private void calendar(BusinessCalendar calendar) {
    text(calendar.id());
    text(calendar.zone());
    hours(calendar.weekly());
    each(
        ImmutableSortedMap.copyOf(calendar.holidays()).entrySet(),
        holiday -> {
          text(holiday.getKey());
          text(holiday.getValue());
        });
    each(
        ImmutableSortedMap.copyOf(calendar.exceptions()).entrySet(),
        exception -> {
          text(exception.getKey());
          each(exception.getValue(), this::text);
        });
    each(
        calendar.seasons(),
        season -> {
          text(season.id());
          text(season.dates());
          hours(season.hours());
        });
  }

  private void hours(WeeklyHours hours) {
    for (DayOfWeek day : DayOfWeek.values()) {
      each(hours.hours(day), this::text);
    }
  }

  private void season(Season season) {
    text(season.id());
    text(season.dates());
    text(season.zone());
  }

  private void rota(Rota rota) {
    text(rota.id());
    text(rota.zone());
    each(
        rota.versions(),
        version -> {
          text(version.from());
          text(version.mode());
          each(version.layers(), this::layer);
        });
    each(
        rota.overrides(),
        override -> {
          text(override.person());
          contact(override.by());
          text(override.from());
          text(override.until());
          text(override.zone());
        });
    each(rota.holidays(), this::text);
  }

  private void layer(Layer layer) {
    text(layer.id());
    each(layer.members(), this::contact);
    text(layer.rotation().every());
    text(layer.rotation().unit());
    text(layer.anchor());
    text(layer.until());
    each(layer.restrictions(), this::text);
    text(layer.onHolidays());
  }

  private void maintenance(MaintenanceWindow window) {
    text(window.name());
    when(window.when());
    text(window.from());
    text(window.until());
    text(window.zone());
    text(window.pausesTargets());
  }

  private void serviceLevel(ServiceLevelRule rule) {
    text(rule.name());
    when(rule.when());
    each(rule.level().targets().values(), this::serviceTarget);
  }

  private void serviceTarget(ServiceTarget target) {
    text(target.kind());
    text(target.within());
    text(target.calendar());
    each(target.warnings(), this::text);
    each(target.pausedBy(), this::text);
  }

  private void operationalLevel(OperationalLevel level) {
    text(level.name());
    each(ImmutableSortedSet.copyOf(level.teams()), this::text);
    each(level.priorities(), this::text);
    serviceTarget(level.target());
    each(level.tell(), this::target);
  }

  private void staffing(Staffing staffing) {
    text(staffing.getClass().getSimpleName());
    if (staffing instanceof Staffing.Fixed fixed) {
      each(fixed.contacts(), this::contact);
    } else if (staffing instanceof Staffing.ByRota byRota) {
      text(byRota.rota());
    }
  }

  private void state(State state) {
    text(state.name());
    text(state.phase());
  }

  private void transition(Transition transition) {
    text(transition.from().name());
    text(transition.trigger());
    text(transition.reason());
    text(transition.to().name());
  }

  private void team(Team team) {
    text(team.id());
    text(team.tier());
    staffing(team.onCall());
  }

  private void contact(Contact contact) {
    text(contact.recipient());
    text(contact.channel());
  }

  private void row(MatrixRow row) {
    text(row.name());
    text(row.path());
    when(row.when());
    each(row.overlaps(), this::text);
  }

  private void when(When when) {
    each(when.categories(), this::text);
    each(when.exactCategories(), this::text);
    each(when.priorities(), this::text);
    each(when.impacts(), this::text);
    each(when.urgencies(), this::text);
    each(when.services(), this::text);
    each(when.teams(), this::text);
    each(when.sources(), this::text);
    each(when.attributes().keySet(), this::text);
    each(when.attributes().values(), values -> each(values, this::text));
    text(when.hours());
    each(when.seasons(), this::text);
  }

  private void path(Path path) {
    text(path.id());
    each(path.rungs(), this::rung);
    PathRepeat repeat = path.repeat();
    text(repeat == null ? null : repeat.from());
    repeat(repeat == null ? null : repeat.repeat());
  }

  private void rung(Rung rung) {
    text(rung.id());
    text(rung.threshold().getClass().getSimpleName());
    text(rung.threshold());
    text(rung.until());
    each(rung.actions(), this::action);
    repeat(rung.repeat());
    text(rung.message());
  }

  private void repeat(@Nullable Repeat repeat) {
    text(repeat == null ? null : repeat.every());
    text(repeat == null ? null : repeat.times());
  }

  private void action(Action action) {
    text(action.getClass().getSimpleName());
    if (action instanceof Action.Notify notify) {
      each(notify.targets(), this::target);
    } else if (action instanceof Action.Inform inform) {
      each(inform.targets(), this::target);
    } else if (action instanceof Action.Reassign reassign) {
      text(reassign.team());
    } else if (action instanceof Action.Summon summon) {
      each(summon.teams(), this::text);
    } else if (action instanceof Action.RaisePriority raise) {
      text(raise.to());
    } else if (action instanceof Action.Engage engage) {
      text(engage.supplier());
    } else if (action instanceof Action.Invoke invoke) {
      text(invoke.plan());
    } else if (action instanceof Action.Run run) {
      text(run.automation());
    }
  }

  private void target(Target target) {
    text(target.getClass().getSimpleName());
    if (target instanceof Target.OnCallOf onCall) {
      text(onCall.team());
    } else if (target instanceof Target.Person person) {
      contact(person.contact());
    } else if (target instanceof Target.Role role) {
      text(role.role());
    } else if (target instanceof Target.OfSupplier of) {
      text(of.supplier());
    }
  }

  private void contract(SupplierContract contract) {
    text("contract");
    text(contract.name());
    text(contract.hours());
    supplierTarget(contract.response());
    supplierTarget(contract.resolution());
    repeat(contract.chase());
  }

  private void supplierTarget(@Nullable SupplierTarget target) {
    each(
        target == null
            ? ImmutableList.<Map.Entry<Priority, Duration>>of()
            : target.byPriority().entrySet(),
        each -> {
          text(each.getKey());
          text(each.getValue());
        });
    text(target == null ? null : target.others());
  }

  private <T> void each(Collection<T> all, Consumer<? super T> put) {
    hasher.putInt(all.size());
    all.forEach(put);
  }

  /** Names, numbers, durations and constants, each by its one text; null is not the text "null". */
  private void text(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    hasher.putInt(value == null ? -1 : text.length());
    hasher.putUnencodedChars(text);
  }
}
