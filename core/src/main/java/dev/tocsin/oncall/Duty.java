package dev.tocsin.oncall;

import dev.tocsin.escalation.Contact;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One person on call, and why.
 *
 * <p>Immutable. Source: escalation.md, "On call".
 *
 * @param contact who, and how to reach them
 * @param layer the layer whose turn it is
 * @param override why it is not the one whose turn it is; null when it is
 */
public record Duty(Contact contact, String layer, @Nullable RotaOverride override) {

  /** Checks for nulls. */
  public Duty {
    Objects.requireNonNull(contact, "contact");
    Objects.requireNonNull(layer, "layer");
  }

  /**
   * Why, for people.
   *
   * @return such as "layer primary" or "layer primary, for person:ann"
   */
  public String because() {
    return override == null ? "layer " + layer : "layer " + layer + ", for " + override.person();
  }
}
