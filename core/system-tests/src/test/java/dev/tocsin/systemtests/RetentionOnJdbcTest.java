package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.DeskRetention;
import dev.tocsin.ServiceDesk;
import dev.tocsin.UnfinishedIncidentException;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Report;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import dev.tocsin.store.Query;
import dev.tocsin.store.Redaction;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A desk that archives and redacts in a database, from the dry run to what is left. */
class RetentionOnJdbcTest {
  private static final Actor DANA = Actor.person("dana");
  private static final Actor OFFICER = Actor.person("officer");
  static final Policy POLICY =
      PolicyFile.read(
          "shop",
          """
          policy: shop
          teams:
            desk: { tier: 1, on-call: [sam] }
          categories: { "*": desk }
          escalation:
            - name: all
              path:
                - { id: page, after: 0m, notify: on-call of desk }
          """);

  private long ids;

  private ServiceDesk desk(DataSource source) {
    return ServiceDesk.builder(
            POLICY, JdbcStore.builder(source).createSchema().build(), () -> new UUID(7, ++ids))
        .notifier(message -> {})
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"H2", "PostgreSQL"})
  void what_was_looked_at_goes_and_the_record_says_who_and_why(String database) throws IOException {
    if (database.equals("H2")) {
      JdbcDataSource source = new JdbcDataSource();
      source.setUrl("jdbc:h2:mem:retention;DB_CLOSE_DELAY=-1");
      check(desk(source));
      return;
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      check(desk(server.getPostgresDatabase()));
    }
  }

  private static void check(ServiceDesk desk) {
    DeskRetention retention = desk.retention();
    Incident open = desk.log(Report.of("Mail is late"));
    Incident closed = desk.log(Report.of("Checkout answers 503"));
    desk.worker().runUntilIdle();
    desk.resolve(closed.id(), DANA, "Kim's cart is mended");
    desk.close(closed.id(), DANA);
    desk.worker().runUntilIdle();

    List<IncidentId> dry = retention.archivable(desk.health().now().plus(Duration.ofDays(1)), 10);
    assertThat(dry).containsExactly(closed.id());
    assertThatThrownBy(() -> retention.archive(open.id(), OFFICER, "x"))
        .isInstanceOf(UnfinishedIncidentException.class);
    assertThat(retention.archive(dry, OFFICER, "two years old")).isEqualTo(dry);
    Redaction looked = retention.redaction(closed.id(), OFFICER, "erasure request 7");
    Incident left = retention.redact(looked, OFFICER);

    List<Entry> history = desk.history(closed.id());
    assertThat(history.toString()).doesNotContain("Kim");
    assertThat(history.subList(history.size() - 2, history.size()))
        .extracting(Entry::event)
        .containsExactly(
            new RecordEvent.Archived("two years old"), looked.commit().entries().get(0).event());
    assertThat(desk.register().verify(closed.id()).fault()).isNull();
    assertThat(desk.register().verify(open.id()).fault()).isNull();
    assertThat(history.get(history.size() - 1).by()).isEqualTo(OFFICER);
    assertThat(desk.find(closed.id())).contains(left);
    assertThat(desk.search(Query.all(), null, 10).incidents())
        .extracting(Incident::id)
        .containsExactly(open.id());
  }
}
