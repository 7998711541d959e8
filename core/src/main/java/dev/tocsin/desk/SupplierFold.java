package dev.tocsin.desk;

import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.SupplierEvent;
import dev.tocsin.incident.SupplierTicket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How the engagements of suppliers stand, folded. Source: domain.md, practice 6. */
final class SupplierFold {
  /** So many messages of one engagement are remembered, the latest ones. */
  private static final int MOST_MESSAGES = 40;

  private SupplierFold() {}

  /** The last engagement of a supplier, over or not; null when there never was one. */
  static @Nullable SupplierTicket ticket(Incident incident, String supplier) {
    for (SupplierTicket each : incident.suppliers()) {
      if (each.supplier().equals(supplier)) {
        return each;
      }
    }
    return null;
  }

  /** The number of the engagement that it would be to ask a supplier now. */
  static int number(Incident incident, String supplier) {
    SupplierTicket ticket = ticket(incident, supplier);
    return ticket == null ? 1 : ticket.engagement() + (ticket.open() ? 0 : 1);
  }

  /** The messages that still make sense, if they have not left yet. */
  static List<Notified> pending(SupplierTicket ticket) {
    if (!ticket.owes()) {
      return List.of();
    }
    if (ticket.respondedAt() != null) {
      return ticket.chasing();
    }
    List<Notified> all = new ArrayList<>(ticket.notified());
    all.addAll(ticket.chasing());
    return all;
  }

  /** Whether a message that asks or reminds a supplier still makes sense. */
  static boolean wanted(Incident incident, OutboxKey key) {
    for (SupplierTicket each : incident.suppliers()) {
      for (Notified notified : pending(each)) {
        if (notified.key().equals(key)) {
          return true;
        }
      }
    }
    return false;
  }

  static List<SupplierTicket> engaged(
      List<SupplierTicket> all, AssistanceEvent.SupplierEngaged event, Instant at) {
    Integer number = event.engagement();
    if (number == null) {
      return all;
    }
    List<SupplierTicket> next = new ArrayList<>(all.size() + 1);
    SupplierTicket same = null;
    for (SupplierTicket each : all) {
      if (!each.supplier().equals(event.supplier())) {
        next.add(each);
      } else if (each.engagement() == number) {
        same = each;
      }
    }
    next.add(
        same != null
            ? new Change(same).told(event.notified()).ticket()
            : new SupplierTicket(
                event.supplier(),
                number,
                at,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                0,
                List.of(),
                event.notified(),
                List.of()));
    return List.copyOf(next);
  }

  /** A supplier that writes or acknowledges has been heard of. */
  static List<SupplierTicket> heard(List<SupplierTicket> all, Entry entry) {
    boolean says =
        !all.isEmpty()
            && entry.by().kind().equals("supplier")
            && (entry.event() instanceof OwnershipEvent.Acknowledged
                || entry.event() instanceof RecordEvent.Commented);
    return says
        ? change(
            all,
            entry.by().id(),
            ticket ->
                ticket.owes() ? new Change(ticket).heard(entry.occurredAt()).ticket() : ticket)
        : all;
  }

  static List<SupplierTicket> change(List<SupplierTicket> all, SupplierEvent event, Instant at) {
    if (event instanceof SupplierEvent.SupplierReferenced e) {
      return change(all, e.supplier(), is -> new Change(is).reference(e.reference()).ticket());
    } else if (event instanceof SupplierEvent.SupplierResponded e) {
      return change(all, e.supplier(), is -> new Change(is).heard(at).ticket());
    } else if (event instanceof SupplierEvent.SupplierAsked e) {
      return change(all, e.supplier(), is -> new Change(is).heard(at).asked(at).ticket());
    } else if (event instanceof SupplierEvent.SupplierAnswered e) {
      return change(all, e.supplier(), is -> new Change(is).answered(at).ticket());
    } else if (event instanceof SupplierEvent.HandedBack e) {
      return change(all, e.supplier(), is -> new Change(is).heard(at).handedBack(at).ticket());
    } else if (event instanceof SupplierEvent.HandBackRejected e) {
      return change(all, e.supplier(), is -> new Change(is).handedBack(null).quiet(at).ticket());
    } else if (event instanceof SupplierEvent.EngagementEnded e) {
      return change(all, e.supplier(), is -> new Change(is).ended(at).ticket());
    }
    return all;
  }

  static List<SupplierTicket> change(List<SupplierTicket> all, EngagementEvent event, Instant at) {
    if (event instanceof EngagementEvent.EngagementDelivered e) {
      return change(all, e.supplier(), is -> new Change(is).delivered(at).ticket());
    } else if (event instanceof EngagementEvent.SupplierChased e) {
      return change(
          all, e.supplier(), is -> new Change(is).chased(e.chase(), e.notified()).ticket());
    } else if (event instanceof EngagementEvent.SupplierBreached e) {
      return change(all, e.supplier(), is -> new Change(is).missed(e.target(), at).ticket());
    }
    return all;
  }

  private static List<SupplierTicket> change(
      List<SupplierTicket> all, String supplier, UnaryOperator<SupplierTicket> how) {
    SupplierTicket[] next = all.toArray(new SupplierTicket[0]);
    for (int i = 0; i < next.length; i++) {
      next[i] = next[i].supplier().equals(supplier) ? how.apply(next[i]) : next[i];
    }
    return List.of(next);
  }

  /** A ticket while it changes. */
  private static final class Change {
    private final SupplierTicket was;
    private @Nullable String reference;
    private @Nullable Instant deliveredAt;
    private @Nullable Instant respondedAt;
    private List<SupplierTicket.Question> questions;
    private @Nullable Instant handedBackAt;
    private @Nullable Instant endedAt;
    private @Nullable Instant silentSince;
    private int chases;
    private List<SupplierTicket.Missed> breached;
    private List<Notified> notified;
    private List<Notified> chasing;

    Change(SupplierTicket was) {
      this.was = was;
      reference = was.reference();
      deliveredAt = was.deliveredAt();
      respondedAt = was.respondedAt();
      questions = was.questions();
      handedBackAt = was.handedBackAt();
      endedAt = was.endedAt();
      silentSince = was.silentSince();
      chases = was.chases();
      breached = was.breached();
      notified = was.notified();
      chasing = was.chasing();
    }

    SupplierTicket ticket() {
      return new SupplierTicket(
          was.supplier(),
          was.engagement(),
          was.engagedAt(),
          reference,
          deliveredAt,
          respondedAt,
          questions,
          handedBackAt,
          endedAt,
          silentSince,
          chases,
          breached,
          notified,
          chasing);
    }

    Change told(List<Notified> more) {
      List<Notified> all = new ArrayList<>(notified);
      all.addAll(more);
      notified = all.subList(Math.max(0, all.size() - MOST_MESSAGES), all.size());
      return this;
    }

    Change reference(String value) {
      reference = value;
      return this;
    }

    Change delivered(Instant at) {
      deliveredAt = deliveredAt == null ? at : deliveredAt;
      return quiet(at);
    }

    /** Reminders count from here. */
    Change quiet(Instant at) {
      silentSince = at;
      chases = 0;
      chasing = List.of();
      return this;
    }

    /** Who says something has been reached. */
    Change heard(Instant at) {
      respondedAt = respondedAt == null ? at : respondedAt;
      return delivered(at);
    }

    Change asked(Instant at) {
      if (!was.asks()) {
        questions = Draft.plus(questions, new SupplierTicket.Question(at, null));
      }
      return this;
    }

    Change answered(Instant at) {
      if (!was.asks()) {
        return quiet(at);
      }
      List<SupplierTicket.Question> all = new ArrayList<>(questions);
      SupplierTicket.Question last = all.remove(all.size() - 1);
      if (last.from().isBefore(at)) {
        all.add(new SupplierTicket.Question(last.from(), at));
      }
      questions = all;
      return quiet(at);
    }

    Change handedBack(@Nullable Instant at) {
      handedBackAt = at;
      return this;
    }

    Change ended(Instant at) {
      endedAt = at;
      return this;
    }

    Change chased(int number, List<Notified> people) {
      chases = number;
      chasing = people;
      return this;
    }

    Change missed(String target, Instant at) {
      breached = Draft.plus(breached, new SupplierTicket.Missed(target, at));
      return this;
    }
  }
}
