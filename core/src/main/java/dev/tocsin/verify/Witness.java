package dev.tocsin.verify;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a finding is true.
 *
 * <p>Immutable; no nulls unless marked. Source: escalation.md, "Proving a policy".
 */
public sealed interface Witness {
  /**
   * An incident; replayed through the evaluator it does what the finding says.
   *
   * @param example the incident
   */
  record OfIncident(Example example) implements Witness {
    /** Checks the part. */
    public OfIncident {
      Objects.requireNonNull(example, "example");
    }

    @Override
    public String toString() {
      return example.toString();
    }
  }

  /**
   * An incident and the rung of its path that the finding is about.
   *
   * @param example the incident
   * @param rung the rung's id
   * @param due when that rung is due while nobody acts, or null when it never is
   */
  record OfRung(Example example, String rung, @Nullable Instant due) implements Witness {
    /** Checks the parts. */
    public OfRung {
      Objects.requireNonNull(example, "example");
      Objects.requireNonNull(rung, "rung");
    }

    @Override
    public String toString() {
      return "%s: rung %s is %s"
          .formatted(example, rung, due == null ? "never due" : "due at " + due);
    }
  }

  /**
   * An incident, and the teams to which the rules hand it while nobody acts.
   *
   * @param example the incident, when the last of them hands it back
   * @param teams in order; the last is one of the earlier ones
   */
  record Handovers(Example example, List<String> teams) implements Witness {
    /** Copies the list. */
    public Handovers {
      Objects.requireNonNull(example, "example");
      teams = ImmutableList.copyOf(teams);
    }

    @Override
    public String toString() {
      return String.join(" → ", teams) + ", for " + example;
    }
  }

  /**
   * Names in the policy, such as the states of a trap, in order.
   *
   * @param names at least one
   */
  record Names(List<String> names) implements Witness {
    /** Copies the list. */
    public Names {
      names = ImmutableList.copyOf(names);
    }

    @Override
    public String toString() {
      return String.join(" → ", names);
    }
  }
}
