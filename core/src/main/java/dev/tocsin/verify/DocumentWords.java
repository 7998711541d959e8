package dev.tocsin.verify;

import dev.tocsin.calendar.TimeRange;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.incident.Recipient;
import dev.tocsin.notification.Notification;
import dev.tocsin.policy.Staffing;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Values of a policy in the words of its document; different values have different words. */
final class DocumentWords {
  private DocumentWords() {}

  /** "1 h 30 min", "0 min", "250 ms". */
  static String length(Duration duration) {
    Duration whole = Duration.ofSeconds(duration.getSeconds());
    int nanos = duration.getNano();
    if (nanos == 0) {
      return duration.isZero() ? "0 min" : Say.length(duration);
    }
    String rest = nanos % 1_000_000 == 0 ? nanos / 1_000_000 + " ms" : nanos / 1_000.0 + " us";
    return whole.isZero() ? rest : Say.length(whole) + " " + rest;
  }

  static String of(Threshold threshold) {
    if (threshold instanceof Threshold.Elapsed elapsed) {
      return length(elapsed.after());
    }
    return threshold instanceof Threshold.Business business
        ? length(business.after()) + " on " + business.calendar()
        : threshold.toString();
  }

  static String of(Repeat repeat) {
    Integer times = repeat.times();
    return "every "
        + length(repeat.every())
        + (times == null ? "" : ", " + Words.count(times, "time"));
  }

  static String of(Action action) {
    if (action instanceof Action.Notify notify) {
      return "notify " + targets(notify.targets());
    }
    if (action instanceof Action.Inform inform) {
      return "inform " + targets(inform.targets());
    }
    if (action instanceof Action.Reassign reassign) {
      return "reassign " + reassign.team();
    }
    if (action instanceof Action.Summon summon) {
      return "summon " + list(summon.teams());
    }
    if (action instanceof Action.RaisePriority raise) {
      return "raise-priority " + raise.to();
    }
    if (action instanceof Action.Engage engage) {
      return "engage " + engage.supplier();
    }
    if (action instanceof Action.Invoke invoke) {
      return "invoke " + invoke.plan();
    }
    if (action instanceof Action.ProposeMajor) {
      return "propose-major";
    }
    return action instanceof Action.Run run ? "run " + run.automation() : "declare-major";
  }

  private static String targets(List<Target> targets) {
    return Words.all(
        targets.stream()
            .map(
                each ->
                    each instanceof Target.Person person
                        ? "person " + of(person.contact())
                        : each.toString())
            .toList());
  }

  /** "mo", "mo by phone". */
  static String of(Contact contact) {
    String channel = contact.channel();
    return of(contact.recipient())
        + (channel.equals(Notification.DEFAULT_CHANNEL) ? "" : " by " + channel);
  }

  /** "mo"; with its kind, such as "channel:ops", when it is no person. */
  static String of(Recipient recipient) {
    return recipient.kind().equals("person") ? recipient.id() : recipient.toString();
  }

  static String contacts(List<Contact> contacts) {
    return contacts.isEmpty()
        ? "nobody"
        : Words.all(contacts.stream().map(DocumentWords::of).toList());
  }

  static String of(Staffing staffing) {
    if (staffing instanceof Staffing.ByRota byRota) {
      return "rota " + byRota.rota();
    }
    return staffing instanceof Staffing.Fixed fixed ? contacts(fixed.contacts()) : "host";
  }

  /** "09:00-12:00 and 13:00-24:00", or "closed". */
  static String hours(List<TimeRange> ranges) {
    return ranges.isEmpty() ? "closed" : list(ranges);
  }

  static String list(Collection<?> values) {
    return values.isEmpty() ? "none" : Words.all(values.stream().map(String::valueOf).toList());
  }

  /** "at next rung". */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
