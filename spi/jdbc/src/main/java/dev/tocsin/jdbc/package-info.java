/**
 * An incident store on H2 and PostgreSQL, in plain JDBC.
 *
 * <p>{@link dev.tocsin.jdbc.JdbcStore} is where to begin. Instants are UTC with microsecond
 * precision, whatever the time zone of JVM and session; durations are positive. The store starts no
 * thread. Source: house.md, "Rooms"; store-contract.md.
 */
@NullMarked
package dev.tocsin.jdbc;

import org.jspecify.annotations.NullMarked;
