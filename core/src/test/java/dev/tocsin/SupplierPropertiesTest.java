package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.checkoutDown;
import static dev.tocsin.Fixture.minutes;
import static dev.tocsin.Fixture.teams;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.desk.SupplierStatus;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.SupplierContract;
import dev.tocsin.policy.SupplierTarget;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** The recorded clock of a supplier is what a walk minute by minute finds. */
class SupplierPropertiesTest {
  private static final Actor ACME = Actor.supplier("acme");
  private static final int RESPONSE = 20;
  private static final int RESOLUTION = 90;
  private static final BusinessCalendar HOURS =
      BusinessCalendar.builder("hours", ZoneOffset.UTC)
          .weekly(
              WeeklyHours.CLOSED
                  .open("08:00-11:00", DayOfWeek.values())
                  .open("12:00-18:00", DayOfWeek.values()))
          .build();
  private static final Policy POLICY =
      teams()
          .calendar(HOURS)
          .supplier(
              new Supplier(
                  "acme",
                  List.of(Contact.person("acme-desk")),
                  SupplierContract.of("AC-17")
                      .hours("hours")
                      .response(SupplierTarget.of(minutes(RESPONSE)))
                      .resolution(SupplierTarget.of(minutes(RESOLUTION)))
                      .chase(new Repeat(minutes(25), 4))))
          .build();

  /** One engagement as it really went; minutes since the start. */
  private static final class Went {
    private @Nullable Integer delivered;
    private @Nullable Integer responded;
    private @Nullable Integer handedBack;
    private @Nullable Integer ended;
    private boolean asking;
    private final List<int[]> asked = new ArrayList<>();

    void heard(int at) {
      delivered = delivered == null ? at : delivered;
      responded = responded == null ? at : responded;
    }

    boolean stands(int minute) {
      return asked.stream().anyMatch(each -> each[0] <= minute && minute < each[1]);
    }

    boolean lasts(int minute) {
      return delivered != null && delivered <= minute && (ended == null || minute < ended);
    }

    int end(int now) {
      return handedBack != null ? handedBack : ended != null ? ended : now;
    }

    /** Minutes on the clock, counted one by one; stops at the first instant of enough. */
    int[] walk(int until, boolean pauses, int enough) {
      int shown = 0;
      int minute = delivered;
      for (; minute < until && shown < enough; minute++) {
        Instant at = START.plus(minutes(minute));
        boolean open = HOURS.between(at, at.plus(minutes(1))).equals(minutes(1));
        shown += open && !(pauses && stands(minute)) ? 1 : 0;
      }
      return new int[] {shown, minute};
    }

    void breaches(int now, List<String> out) {
      if (delivered == null) {
        return;
      }
      int[] response = walk(responded == null ? end(now) : responded, false, RESPONSE);
      if (response[0] == RESPONSE) {
        out.add("response at " + response[1]);
      }
      int[] resolution = walk(end(now), true, RESOLUTION);
      if (resolution[0] == RESOLUTION) {
        out.add("resolution at " + resolution[1]);
      }
    }
  }

  private final Fixture f = new Fixture(POLICY);
  private Incident incident = f.desk.log(checkoutDown());
  private final List<Went> all = new ArrayList<>();
  private int now;

  @Property(seed = "29", tries = 300)
  void breaches_and_served_time_are_those_of_a_walk_minute_by_minute(@ForAll long seed) {
    new SupplierPropertiesTest().live(seed);
  }

  private void live(long seed) {
    Random random = new Random(seed);
    for (int i = 5 + random.nextInt(30); i > 0; i--) {
      if (random.nextBoolean()) {
        int length = random.nextInt(random.nextInt(5) == 0 ? 300 : 40);
        boolean looking = random.nextInt(3) > 0;
        pass(length, looking);
      }
      step(random);
    }
    pass(0, true);
    compare();
  }

  private void pass(int length, boolean looking) {
    if (looking) {
      delivered();
      f.pass(minutes(length));
    } else {
      f.sleep(minutes(length));
    }
    now += length;
  }

  private @Nullable Went last() {
    Went last = all.isEmpty() ? null : all.get(all.size() - 1);
    return last == null || last.ended != null ? null : last;
  }

  private void delivered() {
    Went went = last();
    if (went != null && went.delivered == null) {
      went.delivered = now;
    }
  }

  private void step(Random random) {
    Went went = last();
    if (went == null) {
      f.desk.engageSupplier(incident.id(), DANA, "acme", null);
      all.add(new Went());
    } else if (went.handedBack != null) {
      if (random.nextBoolean()) {
        by(DANA, new Command.RejectHandBack("acme", "not yet"));
        went.handedBack = null;
      } else if (random.nextInt(3) == 0) {
        by(DANA, new Command.AcceptHandBack("acme", null));
        went.ended = now;
      }
    } else {
      owing(went, random);
    }
  }

  private void owing(Went went, Random random) {
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        went.heard(now);
        by(ACME, new Command.SupplierAsks("acme", "why?"));
        if (!went.asking) {
          went.asked.add(new int[] {now, Integer.MAX_VALUE});
          went.asking = true;
        }
      }
      case 2, 3, 4 -> {
        if (went.asking) {
          by(DANA, new Command.AnswerSupplier("acme", "so"));
          went.asked.get(went.asked.size() - 1)[1] = now;
          went.asking = false;
        }
      }
      case 5 -> {
        went.heard(now);
        by(ACME, new Command.HandBack("acme", "done"));
        went.handedBack = now;
      }
      case 6 -> {
        went.heard(now);
        f.desk.comment(incident.id(), ACME, "we are at it");
      }
      default -> end(went, random);
    }
  }

  private void end(Went went, Random random) {
    if (random.nextInt(3) == 0) {
      went.ended = now;
      if (random.nextBoolean()) {
        by(DANA, new Command.WithdrawSupplier("acme", "enough"));
      } else {
        f.desk.resolve(incident.id(), DANA, "gone");
        f.desk.reopen(incident.id(), DANA, "back");
      }
    } else {
      f.desk.engageSupplier(incident.id(), DANA, "acme", "A-" + random.nextInt(3));
    }
  }

  private void by(Actor actor, Command command) {
    f.desk.handle(incident.id(), command, Caller.of(actor));
  }

  private void compare() {
    List<String> walked = new ArrayList<>();
    all.forEach(each -> each.breaches(now, walked));
    List<String> recorded =
        f.history(incident).stream()
            .filter(entry -> entry.event() instanceof EngagementEvent.SupplierBreached)
            .map(
                entry ->
                    ((EngagementEvent.SupplierBreached) entry.event()).target()
                        + " at "
                        + Duration.between(START, entry.occurredAt()).toMinutes())
            .toList();
    assertThat(recorded).containsExactlyInAnyOrderElementsOf(walked);
    Went went = last();
    if (went != null && went.delivered != null) {
      SupplierStatus status =
          new IncidentEngine(POLICY)
              .suppliers(f.get(incident), f.now).stream()
                  .filter(each -> each.target().equals("resolution"))
                  .findFirst()
                  .orElseThrow();
      assertThat(status.served())
          .isEqualTo(minutes(went.walk(went.end(now), true, Integer.MAX_VALUE)[0]));
    }
    for (Entry entry : f.history(incident)) {
      if (entry.event() instanceof EngagementEvent.SupplierChased chased) {
        int at = (int) Duration.between(START, entry.occurredAt()).toMinutes();
        assertThat(chased.chase()).isBetween(1, 4);
        assertThat(all.stream().filter(each -> each.lasts(at)).flatMap(each -> each.asked.stream()))
            .noneMatch(question -> question[0] < at && at < question[1]);
      }
    }
    f.check(incident);
  }
}
