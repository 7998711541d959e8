package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Contact;
import dev.tocsin.internal.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside who can be asked for help.
 *
 * <p>Immutable; null only where marked. Source: domain.md, practice 6.
 *
 * @param id its name in the policy
 * @param contacts how it is reached; at least one
 * @param contract what it promises; null when nothing is known of that
 */
public record Supplier(String id, List<Contact> contacts, @Nullable SupplierContract contract) {
  /** Copies the list. */
  public Supplier {
    Text.line("supplier id", id, Text.ID);
    contacts = ImmutableList.copyOf(contacts);
  }

  /**
   * Of whose contract nothing is known.
   *
   * @param id its name in the policy
   * @param contacts how it is reached; at least one
   */
  public Supplier(String id, List<Contact> contacts) {
    this(id, contacts, null);
  }
}
