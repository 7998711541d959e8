package dev.tocsin.jdbc;

import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link JdbcStore}. Not thread-safe.
 *
 * <p>Defaults: the connection's own schema, tables that begin with {@code tocsin_}, JSON by {@link
 * Codec#jackson()}, the database's clock, and tables that are there already.
 */
public final class Builder {
  private final DataSource source;
  private @Nullable String schema;
  private String prefix = Names.PREFIX;
  private Codec codec = Codec.jackson();
  private @Nullable InstantSource clock;
  private @Nullable LongSupplier offset;
  private boolean creating;

  Builder(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /**
   * Names the schema that the tables are in.
   *
   * @param name letters, digits and underscores, a letter first; case does not matter
   * @return this
   * @throws InvalidValueException when it is anything else
   */
  public Builder schema(String name) {
    schema = Names.checkSchema(name);
    return this;
  }

  /**
   * Sets how the tables' names begin, so that several stores fit into one schema.
   *
   * @param value lower-case letters, digits and underscores, a letter first, at most 30 in all
   * @return this
   * @throws InvalidValueException when it is anything else
   */
  public Builder tablePrefix(String value) {
    prefix = Names.checkPrefix(value);
    return this;
  }

  /**
   * Replaces how values are written.
   *
   * @param value the host's codec
   * @return this
   */
  public Builder codec(Codec value) {
    codec = Objects.requireNonNull(value, "codec");
    return this;
  }

  /**
   * Replaces the database's clock, for tests and simulations only: every node of a store must be
   * handed the same one, or leases mean nothing.
   *
   * @param value the store's time; called by any thread, must return years 1 to 9999
   * @return this
   */
  public Builder clock(InstantSource value) {
    clock = Objects.requireNonNull(value, "clock");
    return this;
  }

  /** Winds the database's clock forward by microseconds: how the kit lets time pass. */
  Builder offset(LongSupplier micros) {
    offset = micros;
    return this;
  }

  /**
   * Makes the tables, the sequence and the schema if they are not there; on H2 the function that
   * tells the time, too. The database's user must be allowed to; on H2 that is an administrator.
   *
   * @return this
   */
  public Builder createSchema() {
    creating = true;
    return this;
  }

  /**
   * Makes the store, after looking at the tables with one connection.
   *
   * @return a store, to be shared by all threads
   * @throws SchemaException when the tables are not there or of another version, or the database is
   *     neither H2 nor PostgreSQL
   * @throws StoreUnavailableException when the database cannot be reached
   */
  public JdbcStore build() {
    try (Session session = Session.open(source, false)) {
      Dialect dialect = Dialect.of(session.connection());
      Db db = new Db(source, clock, offset, dialect, new Names(schema, prefix));
      if (creating) {
        db.schema.create(session.connection());
        session.connection().commit();
      }
      SchemaException problem = db.schema.problem(session.connection());
      session.connection().rollback();
      if (problem != null) {
        throw problem;
      }
      return new JdbcStore(db, codec);
    } catch (SQLException e) {
      throw Db.unavailable("open", e);
    }
  }
}
