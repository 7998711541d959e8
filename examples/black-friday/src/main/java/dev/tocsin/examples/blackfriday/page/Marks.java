package dev.tocsin.examples.blackfriday.page;

import dev.tocsin.examples.blackfriday.page.Mark.Bar;
import dev.tocsin.examples.blackfriday.page.Mark.Kind;
import dev.tocsin.examples.blackfriday.page.Mark.Lane;
import dev.tocsin.examples.blackfriday.play.Sent;
import dev.tocsin.examples.blackfriday.play.Story;
import dev.tocsin.examples.blackfriday.story.Cast;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.SwarmEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a story puts into the lanes: marks for moments, bars for times, turns across all lanes. */
final class Marks {
  final List<Mark> marks = new ArrayList<>();
  final List<Bar> bars = new ArrayList<>();
  final Map<Instant, String> turns = new TreeMap<>();

  private final Cast cast;
  private final Map<String, Instant> called = new LinkedHashMap<>();
  private String team;
  private Instant accountableSince;
  private @Nullable Instant resolvedAt;
  private @Nullable Instant closedAt;

  private Marks(Story story, Cast cast) {
    this.cast = cast;
    this.team = "";
    this.accountableSince = story.start();
  }

  static Marks of(Story story, Cast cast) {
    Marks marks = new Marks(story, cast);
    story.entries().forEach(marks::entry);
    story.sent().values().forEach(sent -> marks.sent(sent, story));
    marks.finish();
    return marks;
  }

  private void entry(Entry entry) {
    IncidentEvent event = entry.event();
    Instant at = entry.occurredAt();
    if (event instanceof LifecycleEvent.Logged logged) {
      team = logged.team();
      add(entry, Kind.REPORT);
    } else if (event instanceof LifecycleEvent.Recurred) {
      add(entry, Kind.AGAIN);
    } else if (event instanceof LifecycleEvent.Started) {
      add(entry, Kind.WORK);
    } else if (event instanceof LifecycleEvent.Resolved) {
      add(entry, Kind.RESOLVE);
      turns.put(at, "resolved");
      resolvedAt = at;
    } else if (event instanceof LifecycleEvent.Reopened) {
      resolvedAt = null;
      closedAt = null;
    } else if (event instanceof LifecycleEvent.Closed) {
      closed(entry);
    } else if (event instanceof OwnershipEvent.Acknowledged) {
      add(entry, Kind.ACKNOWLEDGE);
    } else if (event instanceof OwnershipEvent.Assigned assigned) {
      handOver(assigned.team(), at);
    } else if (event instanceof RecordEvent.Commented) {
      add(entry, Kind.NOTE);
    } else if (event instanceof EscalationEvent.MajorDeclared) {
      turns.put(at, "major incident");
    } else if (event instanceof ServiceLevelEvent.TargetBreached breached && first(breached)) {
      turns.put(at, "missed " + breached.target());
    } else if (event instanceof SwarmEvent.SwarmSummoned summoned) {
      called.put(summoned.team(), at);
    } else if (event instanceof SwarmEvent.PrimaryIdentified) {
      add(entry, Kind.PRIMARY);
    } else if (event instanceof SwarmEvent.SwarmReleased released) {
      released.teams().forEach(each -> release(each, at));
    }
  }

  /** An update is missed again and again; the picture shows the first time. */
  static boolean first(ServiceLevelEvent.TargetBreached breached) {
    return breached.interval() <= 1;
  }

  private void closed(Entry entry) {
    closedAt = entry.occurredAt();
    if (!entry.by().equals(Actor.DESK)) {
      add(entry, Kind.CLOSE);
    }
  }

  private void release(String released, Instant at) {
    Instant from = called.remove(released);
    if (from != null) {
      bars.add(new Bar(Lane.team(released), from, at, true));
    }
  }

  private void handOver(String to, Instant at) {
    if (!to.equals(team)) {
      bars.add(new Bar(Lane.team(team), accountableSince, at, false));
      team = to;
      accountableSince = at;
    }
  }

  private void finish() {
    called.forEach((each, from) -> bars.add(new Bar(Lane.team(each), from, resolvedAt, true)));
    bars.add(new Bar(Lane.team(team), accountableSince, closedAt, false));
  }

  private void sent(Sent sent, Story story) {
    Kind kind =
        switch (sent.message().purpose()) {
          case "page" -> Kind.PAGE;
          case "swarm" -> Kind.CALL;
          case "release" -> Kind.RELEASE;
          default -> Kind.INFORM;
        };
    Recipient recipient = sent.message().recipient();
    Lane lane = lane(recipient, sent.at(), accountableAt(story, sent.at()));
    String words = sent.message().text().lines().findFirst().orElse("");
    marks.add(new Mark(lane, sent.at(), kind, "to " + recipient.id() + ": " + words));
  }

  private static String accountableAt(Story story, Instant at) {
    String team = story.incident().team();
    for (Entry entry : story.entries()) {
      if (entry.recordedAt().isAfter(at)) {
        break;
      }
      if (entry.event() instanceof LifecycleEvent.Logged logged) {
        team = logged.team();
      } else if (entry.event() instanceof OwnershipEvent.Assigned assigned) {
        team = assigned.team();
      }
    }
    return team;
  }

  private void add(Entry entry, Kind kind) {
    Actor by = entry.by();
    Lane lane =
        by.human()
            ? lane(Recipient.person(by.id()), entry.occurredAt(), team)
            : new Lane(by.toString(), by.id());
    marks.add(new Mark(lane, entry.occurredAt(), kind, by.id() + " " + kind.label));
  }

  private Lane lane(Recipient recipient, Instant at, String preferred) {
    if (recipient.kind().equals("subscribers")) {
      return new Lane(recipient.toString(), "subscribers of " + recipient.id());
    }
    String found = cast.teamOf(recipient, at, preferred);
    return found == null ? new Lane(recipient.toString(), recipient.id()) : Lane.team(found);
  }
}
