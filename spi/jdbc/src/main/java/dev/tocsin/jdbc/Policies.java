package dev.tocsin.jdbc;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Activation;
import dev.tocsin.store.PolicyDocument;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies and which of them is in force. Rows are only added. Safe for many threads. Source:
 * store-contract.md, "Policies" (the active version, monotone).
 */
final class Policies {
  /** The columns of the activation in force, where it is joined. */
  static final String ACTIVE = "a.serial, a.version, a.made_at";

  private static final String IN_FORCE =
      """
      select serial, version, made_at from tocsin_activation where tenant = :tenant
      %s serial desc fetch first 1 row only
      """;

  private final Db db;
  private final Sql document;
  private final Sql keep;
  private final Sql active;
  private final Sql activate;

  Policies(Db db) {
    this.db = db;
    this.document =
        db.sql("select document from tocsin_policy where tenant = :tenant and version = :version");
    String ours = " from tocsin_schema where version = :schema";
    this.keep =
        db.sql(
            "insert into tocsin_policy (tenant, version, document)"
                + " select :tenant, :version, :document"
                + ours);
    this.active = db.sql(inForce(db));
    this.activate =
        db.sql(
            "insert into tocsin_activation (tenant, serial, version, made_at)"
                + " select :tenant, :serial, :version, :now"
                + ours);
  }

  private static String inForce(Db db) {
    return IN_FORCE.formatted(db.dialect.order("tenant desc"));
  }

  /** Joins what is in force, or nulls. */
  static String joinActive(Db db) {
    return "left join (" + inForce(db) + ") a on 1 = 1\n";
  }

  void keep(TenantId tenant, PolicyDocument wanted) {
    PolicyDocument kept = get(tenant, wanted.version());
    if (kept == null) {
      insert(keep, args(tenant, wanted.version()).with("document", wanted.bytes()));
      kept = get(tenant, wanted.version());
    }
    if (!wanted.equals(kept)) {
      throw new IllegalArgumentException(
          "Policy %s is kept with other bytes: name a version by the hash of its content"
              .formatted(wanted.version()));
    }
  }

  @Nullable PolicyDocument get(TenantId tenant, String version) {
    if (Texts.unstorable(version)) {
      return null;
    }
    Optional<PolicyDocument> kept =
        db.ask(
            "load a policy",
            connection -> {
              try (PreparedStatement statement = document.on(connection, args(tenant, version));
                  ResultSet row = statement.executeQuery()) {
                return row.next()
                    ? Optional.of(new PolicyDocument(version, row.getBytes(1)))
                    : Optional.empty();
              }
            });
    return kept.orElse(null);
  }

  Activation activate(TenantId tenant, String version, long expectedSerial) {
    if (get(tenant, version) == null) {
      throw new IllegalArgumentException(
          "Policy %s is not kept: keep it before you activate it".formatted(version));
    }
    Activation current = active(tenant);
    long serial = current == null ? 0 : current.serial();
    if (expectedSerial < 0 || expectedSerial > serial) {
      throw new IllegalArgumentException(
          "Serial %d was never in force, the last one is %d: read it before you activate"
              .formatted(expectedSerial, serial));
    }
    if (expectedSerial == serial) {
      insert(activate, args(tenant, version).with("serial", serial + 1));
      current = active(tenant);
    }
    if (current == null) {
      throw new IllegalStateException("The activation of policy " + version + " is gone");
    }
    return current;
  }

  @Nullable Activation active(TenantId tenant) {
    return db.ask("tell the policy in force", connection -> active(connection, tenant))
        .orElse(null);
  }

  Optional<Activation> active(Connection connection, TenantId tenant) throws SQLException {
    Args args = db.args().with("tenant", tenant.value());
    try (PreparedStatement statement = active.on(connection, args);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.ofNullable(activation(row, 1)) : Optional.empty();
    }
  }

  /** What stands in three columns; null when there is none. */
  static @Nullable Activation activation(ResultSet row, int column) throws SQLException {
    long serial = row.getLong(column);
    return row.wasNull()
        ? null
        : new Activation(serial, row.getString(column + 1), Micros.of(row, column + 2));
  }

  /** Adds a row, unless somebody else has added it meanwhile. */
  private void insert(Sql sql, Args args) {
    db.ask(
        "keep a policy",
        connection -> {
          int added = add(connection, sql, args);
          if (added == 0) {
            db.checkSchema(connection);
          }
          return added;
        });
  }

  private static int add(Connection connection, Sql sql, Args args) throws SQLException {
    try {
      return sql.update(connection, args);
    } catch (SQLException e) {
      if (SqlErrors.constraint(e)) {
        return 1;
      }
      throw e;
    }
  }

  private Args args(TenantId tenant, String version) {
    return db.args().with("tenant", tenant.value()).with("version", version);
  }
}
