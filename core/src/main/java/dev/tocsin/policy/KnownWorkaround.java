package dev.tocsin.policy;

import dev.tocsin.escalation.When;
import dev.tocsin.internal.Text;
import java.util.List;
import java.util.Objects;

/**
 * What a reporter can do until service is restored; offered to the person who reports an incident
 * that it is for.
 *
 * <p>Immutable. Source: domain.md, practice 2.
 *
 * @param id its name in the policy
 * @param when which incidents
 * @param text what to do, in the reporter's words; not empty, at most 4,000 characters
 */
public record KnownWorkaround(String id, When when, String text) {
  private static final int MOST = 4_000;

  /** Checks the parts. */
  public KnownWorkaround {
    Text.line("workaround", id, Text.ID);
    Objects.requireNonNull(when, "when");
    Text.body("text", text, MOST);
    if (text.isBlank()) {
      throw new InvalidPolicyException(
          List.of("workarounds", id, "text"),
          "its text is empty",
          "say what the reporter can do until then");
    }
  }
}
