package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tocsin.internal.Text;

/**
 * The customer that an incident belongs to; part of every key in a store.
 *
 * <p>A desk serves one tenant and cannot see another's. In JSON a plain string. Source: domain.md,
 * "Tenant"; store-contract.md, C37.
 *
 * @param value one line, at most 200 characters
 */
public record TenantId(@JsonValue String value) {
  /** The tenant of a host that has only one. */
  public static final TenantId DEFAULT = new TenantId("default");

  /** Checks the text. */
  @JsonCreator
  public TenantId {
    Text.name("tenant", value);
  }

  /**
   * Names a tenant.
   *
   * @param value one line, at most 200 characters
   * @return the tenant
   */
  public static TenantId of(String value) {
    return new TenantId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
