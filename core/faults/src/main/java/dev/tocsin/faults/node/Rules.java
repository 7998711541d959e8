package dev.tocsin.faults.node;

import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Team;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The policies of the nodes, and what the judge knows of them. */
public enum Rules {
  /**
   * Four rungs within nine seconds: one message arrives, one is refused at first, one for good, and
   * the last goes out whatever was acknowledged.
   */
  LADDER,

  /** One rung an hour after the incident was logged. */
  HOURLY;

  /** Who refuses every message. */
  public static final String VOID = "void";

  /** Who refuses every message at first. */
  public static final String FLAKY = "flaky";

  /**
   * When each rung is due after the incident was logged, in order.
   *
   * @return the rungs by id
   */
  public Map<String, Duration> thresholds() {
    Map<String, Duration> rungs = new LinkedHashMap<>();
    if (this == HOURLY) {
      rungs.put("page", Duration.ofHours(1));
      return rungs;
    }
    rungs.put("page", Duration.ZERO);
    rungs.put("again", Duration.ofSeconds(3));
    rungs.put("unheard", Duration.ofSeconds(6));
    rungs.put("manager", Duration.ofSeconds(9));
    return rungs;
  }

  /**
   * Whether a rung ends with the acknowledgement; otherwise it ends when service is restored.
   *
   * @param rung its id
   * @return false for the last one of the ladder
   */
  public boolean untilAcknowledged(String rung) {
    return !rung.equals("manager");
  }

  Policy policy() {
    PolicyBuilder builder =
        Policy.builder("faults")
            .team(Team.of("ops", 1, "dana"))
            .team(Team.of("night", 1, FLAKY))
            .team(Team.of("nowhere", 1, VOID))
            .team(Team.of("management", 3, "morgan"))
            .category("service", "ops")
            .defaultTeam("ops")
            .lastResort(Contact.person("morgan"))
            .delivery(new DeliveryRules(30, Duration.ofMillis(500), Duration.ofSeconds(3)));
    Rung[] rungs =
        thresholds().entrySet().stream()
            .map(each -> rung(each.getKey(), each.getValue()))
            .toArray(Rung[]::new);
    return builder.escalate("all", When.any(), rungs).build();
  }

  private Rung rung(String id, Duration after) {
    Rung rung =
        Rung.after(id, after).until(untilAcknowledged(id) ? Until.ACKNOWLEDGED : Until.RESOLVED);
    return switch (id) {
      case "again" -> rung.notifyOnCall("night");
      case "unheard" -> rung.notifyOnCall("nowhere");
      case "manager" -> rung.informOnCall("management");
      default -> rung.notifyOnCall("ops");
    };
  }
}
