package dev.tocsin.policy;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.calendar.SeasonalHours;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Transition;
import java.util.Collection;
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
    each(ImmutableSortedMap.copyOf(policy.calendars()).values(), this::calendar);
    each(ImmutableSortedMap.copyOf(policy.seasons()).values(), this::season);
    each(policy.matrix().rows(), this::row);
    each(ImmutableSortedMap.copyOf(policy.matrix().paths()).values(), this::path);
    each(policy.lastResort(), this::contact);
    each(policy.severe(), this::text);
    text(policy.times().autoClose());
    text(policy.times().reopenWindow());
    text(policy.times().followUp());
    text(policy.times().acknowledgementLapse());
    text(policy.catchUp());
    text(policy.delivery().attempts());
    text(policy.delivery().first());
    text(policy.delivery().most());
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
    each(team.onCall(), this::contact);
  }

  private void contact(Contact contact) {
    text(contact.recipient());
    text(contact.channel());
  }

  private void row(MatrixRow row) {
    text(row.name());
    text(row.path());
    When when = row.when();
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
    each(row.overlaps(), this::text);
  }

  private void calendar(BusinessCalendar calendar) {
    text(calendar.id());
    text(calendar.zone());
    weekly(calendar.weekly());
    each(calendar.holidays().keySet(), this::text);
    each(calendar.holidays().values(), this::text);
    each(calendar.exceptions().keySet(), this::text);
    each(calendar.exceptions().values(), ranges -> each(ranges, this::text));
    each(calendar.seasons(), this::seasonalHours);
  }

  private void seasonalHours(SeasonalHours hours) {
    text(hours.id());
    text(hours.dates());
    weekly(hours.hours());
  }

  private void weekly(WeeklyHours hours) {
    each(hours.days().keySet(), this::text);
    each(hours.days().values(), ranges -> each(ranges, this::text));
  }

  private void season(Season season) {
    text(season.id());
    text(season.dates());
    text(season.zone());
  }

  private void path(Path path) {
    text(path.id());
    each(path.rungs(), this::rung);
  }

  private void rung(Rung rung) {
    text(rung.id());
    text(rung.threshold());
    text(rung.until());
    each(rung.actions(), this::action);
    Repeat repeat = rung.repeat();
    text(repeat == null ? null : repeat.every());
    text(repeat == null ? null : repeat.times());
    text(rung.message());
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
    }
  }

  private void target(Target target) {
    text(target.getClass().getSimpleName());
    if (target instanceof Target.OnCallOf onCall) {
      text(onCall.team());
    } else if (target instanceof Target.Person person) {
      contact(person.contact());
    }
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
