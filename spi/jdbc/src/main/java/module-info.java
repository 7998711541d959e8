/** An incident store on H2 and PostgreSQL, in plain JDBC. */
module dev.tocsin.jdbc {
  requires transitive dev.tocsin.spi;
  requires transitive java.sql;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires static transitive org.jspecify;

  exports dev.tocsin.jdbc;
}
