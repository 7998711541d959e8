package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Contact;
import dev.tocsin.internal.Text;
import java.util.List;

/**
 * Somebody outside who can be asked for help.
 *
 * <p>Immutable. Source: domain.md, practice 6.
 *
 * @param id its name in the policy
 * @param contacts how it is reached; at least one
 */
public record Supplier(String id, List<Contact> contacts) {
  /** Copies the list. */
  public Supplier {
    Text.line("supplier id", id, Text.ID);
    contacts = ImmutableList.copyOf(contacts);
  }
}
