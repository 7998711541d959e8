package dev.tocsin.jdbc;

import java.sql.Connection;

/** The same on H2, where each commit is a transaction of several statements. */
class QueueRaceOnH2Test extends QueueRaceTest {
  @Override
  Database database() {
    return Database.h2Memory();
  }

  @Override
  void patient(Connection connection) {}
}
