package dev.tocsin.escalation;

import java.util.Objects;

/**
 * Whom a rung means, before it is known who that is today.
 *
 * <p>Immutable; no nulls. Source: escalation.md, "The matrix" (notify).
 */
public sealed interface Target {
  /**
   * Whoever is on call for a team.
   *
   * @param team the team's id
   */
  record OnCallOf(String team) implements Target {
    /** Checks the text. */
    public OnCallOf {
      Objects.requireNonNull(team, "team");
    }

    @Override
    public String toString() {
      return "on-call of " + team;
    }
  }

  /** Whoever is on call for the team that is accountable then. */
  record AccountableTeam() implements Target {
    @Override
    public String toString() {
      return "accountable team";
    }
  }

  /**
   * One person.
   *
   * @param contact who, and how
   */
  record Person(Contact contact) implements Target {
    /** Checks the part. */
    public Person {
      Objects.requireNonNull(contact, "contact");
    }

    @Override
    public String toString() {
      return contact.toString();
    }
  }

  /** Whoever reported the incident. */
  record Reporter() implements Target {
    @Override
    public String toString() {
      return "reporter";
    }
  }

  /** Everybody who subscribed to the service that suffers; the host knows who that is. */
  record Subscribers() implements Target {
    @Override
    public String toString() {
      return "subscribers";
    }
  }

  /**
   * Whoever has a role.
   *
   * @param role the role's id
   */
  record Role(String role) implements Target {
    /** Checks the text. */
    public Role {
      Objects.requireNonNull(role, "role");
    }

    @Override
    public String toString() {
      return "role " + role;
    }
  }

  /**
   * The contacts of a supplier.
   *
   * @param supplier the supplier's id
   */
  record OfSupplier(String supplier) implements Target {
    /** Checks the text. */
    public OfSupplier {
      Objects.requireNonNull(supplier, "supplier");
    }

    @Override
    public String toString() {
      return "supplier " + supplier;
    }
  }

  /** Everybody whom the incident keeps from working; the host knows who that is. */
  record AffectedUsers() implements Target {
    @Override
    public String toString() {
      return "affected users";
    }
  }
}
