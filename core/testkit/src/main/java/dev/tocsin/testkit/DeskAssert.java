package dev.tocsin.testkit;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.Team;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a desk that read as a sentence. Each returns itself, so that they can be
 * chained; each failure says what was seen instead.
 *
 * <p>About the incident that was logged first, unless {@link #about} names another. Not safe for
 * many threads. Source: first-screens.md, "The tester".
 */
public final class DeskAssert {
  private final TestDesk desk;
  private @Nullable Incident chosen;

  private DeskAssert(TestDesk desk) {
    this.desk = desk;
  }

  /**
   * Begins a sentence.
   *
   * @param desk the desk that is looked at
   * @return assertions about it
   */
  public static DeskAssert assertThat(TestDesk desk) {
    return new DeskAssert(desk);
  }

  /**
   * Goes on about another incident.
   *
   * @param incident any incident of the desk
   * @return these assertions
   */
  public DeskAssert about(Incident incident) {
    chosen = incident;
    return this;
  }

  /**
   * Somebody was told something, at least once.
   *
   * @param recipient such as "dana"
   * @return these assertions
   * @throws AssertionError when nothing was sent to them
   */
  public DeskAssert notified(String recipient) {
    if (count(recipient) == 0) {
      fail("'" + recipient + "' to be notified");
    }
    return this;
  }

  /**
   * Somebody was told something so many times.
   *
   * @param recipient such as "dana"
   * @param times how often
   * @return these assertions
   * @throws AssertionError when it was more or less often
   */
  public DeskAssert notified(String recipient, int times) {
    long seen = count(recipient);
    if (seen != times) {
      fail("'%s' to be notified %d times, not %d".formatted(recipient, times, seen));
    }
    return this;
  }

  /**
   * Somebody was told nothing.
   *
   * @param recipient such as "morgan"
   * @return these assertions
   * @throws AssertionError when something was sent to them
   */
  public DeskAssert notNotified(String recipient) {
    return notified(recipient, 0);
  }

  /**
   * Everybody who is on call for a team was told something.
   *
   * @param team a team of the policy with at least one person on call
   * @return these assertions
   * @throws AssertionError when somebody was not, or the team has nobody
   */
  public DeskAssert notifiedOnCallOf(String team) {
    Team known = desk.serviceDesk().policy().team(team);
    if (known == null || known.onCall().contacts().isEmpty()) {
      fail("somebody to be on call for team '" + team + "'");
    } else {
      for (Contact contact : known.onCall().contacts()) {
        notified(contact.recipient().id());
      }
    }
    return this;
  }

  /**
   * The rung that was taken last.
   *
   * @param rung its id
   * @return these assertions
   * @throws AssertionError when it was another one, or none
   */
  public DeskAssert atRung(String rung) {
    List<String> taken = new ArrayList<>();
    desk.history(incident().id())
        .forEach(
            entry -> {
              if (entry.event() instanceof EscalationEvent.RungFired fired) {
                taken.add(fired.rung());
              }
            });
    if (taken.isEmpty() || !taken.get(taken.size() - 1).equals(rung)) {
      fail("the last rung to be '" + rung + "'; taken were " + taken);
    }
    return this;
  }

  /**
   * The state.
   *
   * @param state the policy's name of it
   * @return these assertions
   * @throws AssertionError when it is another
   */
  public DeskAssert inState(String state) {
    return same("state", state, incident().state());
  }

  /**
   * The accountable team.
   *
   * @param team its id
   * @return these assertions
   * @throws AssertionError when it is another
   */
  public DeskAssert ownedBy(String team) {
    return same("team", team, incident().team());
  }

  /**
   * The priority.
   *
   * @param priority the priority
   * @return these assertions
   * @throws AssertionError when it is another
   */
  public DeskAssert hasPriority(Priority priority) {
    return same("priority", priority.toString(), incident().priority().toString());
  }

  /**
   * Somebody has acknowledged, and it still stands.
   *
   * @param person the host's name for the person
   * @return these assertions
   * @throws AssertionError when it is somebody else, or nobody
   */
  public DeskAssert acknowledgedBy(String person) {
    Acknowledgement acknowledgement = incident().acknowledgement();
    return same(
        "acknowledged by", person, acknowledgement == null ? "nobody" : acknowledgement.by().id());
  }

  /**
   * Nobody has acknowledged, or it does not stand any more.
   *
   * @return these assertions
   * @throws AssertionError when somebody has
   */
  public DeskAssert unacknowledged() {
    return acknowledgedBy("nobody");
  }

  /**
   * It is a major incident.
   *
   * @return these assertions
   * @throws AssertionError when it is not
   */
  public DeskAssert major() {
    return same("major incident", "yes", incident().major() == null ? "no" : "yes");
  }

  private Incident incident() {
    return chosen == null ? desk.incident() : desk.incident(chosen.id());
  }

  private long count(String recipient) {
    return desk.sent().stream()
        .filter(sent -> sent.recipient().equals(recipient))
        .filter(sent -> chosen == null || sent.message().incidentId().equals(chosen.id()))
        .count();
  }

  private DeskAssert same(String what, String wanted, String seen) {
    if (!wanted.equals(seen)) {
      fail(what + " to be '" + wanted + "', not '" + seen + "'");
    }
    return this;
  }

  private void fail(String expected) {
    StringBuilder said =
        new StringBuilder("Expected ").append(expected).append(". What was sent until now:");
    for (SentMessage sent : desk.sent()) {
      Duration after = Duration.between(TestDesk.START, sent.at());
      said.append(
          "%n  %02d:%02d:%02d  %s to %s: %s"
              .formatted(
                  after.toHours(),
                  after.toMinutesPart(),
                  after.toSecondsPart(),
                  sent.message().purpose(),
                  sent.recipient(),
                  sent.message().subject()));
    }
    throw new AssertionError(desk.sent().isEmpty() ? said + " nothing." : said.toString());
  }
}
