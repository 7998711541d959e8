package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Contact;
import dev.tocsin.internal.Text;
import java.util.List;

/**
 * How it is known who is on call for a team, or has a role.
 *
 * <p>Immutable; no nulls. Source: escalation.md, "On call".
 */
public sealed interface Staffing {
  /**
   * Who is on call at any time, whatever a rota or the host says.
   *
   * @return perhaps nobody
   */
  default List<Contact> contacts() {
    return ImmutableList.of();
  }

  /**
   * Always the same people.
   *
   * @param contacts who is to be reached; may be empty, then rungs that mean them are empty
   */
  record Fixed(List<Contact> contacts) implements Staffing {
    /** Copies the list. */
    public Fixed {
      contacts = ImmutableList.copyOf(contacts);
    }
  }

  /**
   * Whom a rota of the policy names.
   *
   * @param rota the rota's id
   */
  record ByRota(String rota) implements Staffing {
    /** Checks the text. */
    public ByRota {
      Text.line("rota", rota, Text.ID);
    }
  }

  /** Whom the host's {@code OnCall} names. */
  record ByHost() implements Staffing {}

  /**
   * Always the same people.
   *
   * @param people the host's names for them
   * @return the staffing
   */
  static Staffing of(String... people) {
    ImmutableList.Builder<Contact> contacts = ImmutableList.builder();
    for (String person : people) {
      contacts.add(Contact.person(person));
    }
    return new Fixed(contacts.build());
  }
}
