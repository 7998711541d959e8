package dev.tocsin.examples.blackfriday.story;

import dev.tocsin.escalation.Contact;
import dev.tocsin.examples.blackfriday.play.Duties;
import dev.tocsin.incident.Recipient;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is who, by the policy. */
public final class Cast {
  private final Policy policy;
  private final Set<Recipient> introduced = new HashSet<>();

  public Cast(Policy policy) {
    this.policy = policy;
  }

  /**
   * The team for which somebody is on call at an instant.
   *
   * @param preferred the team that comes first when somebody is on call for several
   */
  public @Nullable String teamOf(Recipient recipient, Instant at, String preferred) {
    List<String> found = new ArrayList<>();
    for (Team team : policy.teams().values()) {
      if (Duties.of(policy, team.id(), at).stream()
          .map(Contact::recipient)
          .anyMatch(recipient::equals)) {
        found.add(team.id());
      }
    }
    return found.isEmpty() || found.contains(preferred)
        ? found.isEmpty() ? null : preferred
        : found.get(0);
  }

  /** "the subscribers of shop", and of a person the first time "dana (on call for database)". */
  String describe(Recipient recipient, Instant at, String preferred) {
    return switch (recipient.kind()) {
      case "subscribers" -> "the subscribers of " + recipient.id();
      case "reporter" -> recipient.id() + ", who reported it";
      case "person" -> person(recipient, at, preferred);
      default -> recipient.kind() + " " + recipient.id();
    };
  }

  private String person(Recipient recipient, Instant at, String preferred) {
    String team = teamOf(recipient, at, preferred);
    boolean known = !introduced.add(recipient);
    return team == null || known ? recipient.id() : recipient.id() + " (on call for " + team + ")";
  }
}
