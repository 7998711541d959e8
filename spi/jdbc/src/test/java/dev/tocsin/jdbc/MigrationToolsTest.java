package dev.tocsin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.store.CommitResult.Committed;
import dev.tocsin.store.Lookup;
import java.sql.Connection;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.ui.LoggerUIService;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The scripts of the jar, run by the tools that people have for that, and run again. */
class MigrationToolsTest {
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  static {
    LIQUIBASE.setLevel(Level.WARNING);
  }

  private static String folder(Dialect dialect) {
    return "META-INF/tocsin/jdbc/" + (dialect == Dialect.H2 ? "h2" : "postgresql");
  }

  private static DataSource source(Database database, Dialect dialect) {
    if (dialect == Dialect.H2) {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(database.url());
      return source;
    }
    database.execute("create schema " + database.schema);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setCurrentSchema(database.schema);
    return source;
  }

  private static Database database(Dialect dialect) {
    return dialect == Dialect.H2 ? Database.h2Memory() : Database.postgres();
  }

  private static void assertThatItWorks(DataSource source) {
    JdbcStore store = JdbcStore.builder(source).build();
    Sample sample = Sample.log("key").wake(Sample.AT);
    assertThat(store.commit(sample.commit())).isEqualTo(new Committed(1));
    assertThat(store.load(Sample.TENANT, Lookup.ofDedupKey("key")).incident())
        .isEqualTo(sample.incident());
  }

  private static void update(Connection connection, String changelog) throws LiquibaseException {
    new CommandScope(UpdateCommandStep.COMMAND_NAME)
        .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG, changelog + ".xml")
        .addArgumentValue(
            DbUrlConnectionArgumentsCommandStep.DATABASE_ARG,
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
        .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
        .execute();
  }

  @ParameterizedTest
  @EnumSource
  void flyway_runs_the_script_once(Dialect dialect) {
    try (Database database = database(dialect)) {
      DataSource source = source(database, dialect);
      Flyway flyway =
          Flyway.configure().dataSource(source).locations("classpath:" + folder(dialect)).load();

      assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
      assertThat(flyway.migrate().migrationsExecuted).isZero();
      flyway.validate();
      assertThatItWorks(source);
    }
  }

  @ParameterizedTest
  @EnumSource
  void flyway_runs_it_beside_migrations_of_the_host_that_have_the_same_numbers(Dialect dialect) {
    try (Database database = database(dialect)) {
      DataSource source = source(database, dialect);
      Flyway.configure().dataSource(source).locations("classpath:host").load().migrate();

      String script = "classpath:" + folder(dialect);
      beside(source, script);
      beside(source, script);

      assertThatItWorks(source);
    }
  }

  private static void beside(DataSource source, String script) {
    // README: flyway
    Flyway.configure()
        .dataSource(source)
        .locations(script) // "classpath:META-INF/tocsin/jdbc/postgresql"
        .table("tocsin_migrations")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    // README: end
  }

  @ParameterizedTest
  @EnumSource
  void liquibase_runs_the_script_once(Dialect dialect) throws Exception {
    try (Database database = database(dialect)) {
      DataSource source = source(database, dialect);
      for (int i = 0; i < 2; i++) {
        try (Connection connection = source.getConnection()) {
          Scope.child(
              Scope.Attr.ui,
              new LoggerUIService(),
              () -> update(connection, "liquibase/" + dialect.name().toLowerCase(Locale.ROOT)));
        }
      }
      assertThatItWorks(source);
    }
  }
}
