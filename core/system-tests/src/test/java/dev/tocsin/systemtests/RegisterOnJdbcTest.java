package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.JoinedDesk;
import dev.tocsin.ServiceDesk;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Report;
import dev.tocsin.jdbc.Codec;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.memory.MemoryStore;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import dev.tocsin.register.EntryCodec;
import dev.tocsin.register.RegisterLineException;
import dev.tocsin.register.RegisterReport;
import dev.tocsin.store.ChainFault;
import dev.tocsin.store.ChainReport;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Query;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A register in a database: lived in, verified, tampered with by SQL, taken elsewhere. */
class RegisterOnJdbcTest {
  private static final Actor DANA = Actor.person("dana");
  private static final Actor KIM = Actor.person("kim");
  private static final Instant START = Instant.parse("2026-11-27T08:00:00Z");
  private static final Policy POLICY =
      PolicyFile.read(
          "shop",
          """
          policy: shop
          teams:
            desk:     { tier: 1, on-call: [sam] }
            database: { tier: 2, on-call: [lee] }
          categories: { "*": desk }
          escalation:
            - name: all
              path:
                - { id: tell,    after: 0m, notify: reporter, message: "We know, and we are on it." }
                - { id: page,    after: 0m, until: acknowledged, notify: on-call of desk }
                - { id: again,   after: 5m, until: acknowledged, notify: on-call of desk, repeat: "every 5m, 2 times" }
                - { id: experts, after: 20m, until: acknowledged, summon: [database] }
          """);

  private static final Codec JSON = Codec.jackson();
  private static final EntryCodec CODEC =
      EntryCodec.of(JSON::encode, line -> JSON.decode(line, Entry.class));

  private Instant now = START;
  private long ids;

  private ServiceDesk desk(IncidentStore store) {
    return ServiceDesk.builder(POLICY, store, () -> new UUID(7, ++ids))
        .notifier(message -> {})
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"H2", "PostgreSQL"})
  void whatever_writes_seals_and_whoever_changes_a_row_is_found_out(String database)
      throws IOException, SQLException {
    if (database.equals("H2")) {
      JdbcDataSource source = new JdbcDataSource();
      source.setUrl("jdbc:h2:mem:register;DB_CLOSE_DELAY=-1");
      check(source);
      return;
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      check(server.getPostgresDatabase());
    }
  }

  private void check(DataSource source) throws IOException, SQLException {
    IncidentStore store = JdbcStore.builder(source).createSchema().clock(() -> now).build();
    ServiceDesk desk = desk(store);
    List<IncidentId> all = live(desk, source);

    RegisterReport report = desk.register().verify(Query.all(), each -> assertIntact(each));
    assertThat(report.incidents()).isEqualTo(8);
    assertThat(report.unsealed()).isZero();
    all.forEach(id -> assertIntact(desk.register().verify(id)));

    StringBuilder file = new StringBuilder();
    assertThat(desk.register().export(Query.all(), CODEC, file)).isEqualTo(report);
    ServiceDesk other = desk(MemoryStore.create(() -> now));
    assertThat(other.register().importFrom(new StringReader(file.toString()), CODEC, DANA))
        .isEqualTo(report);
    for (Incident incident : desk.search(Query.all(), null, 100).incidents()) {
      assertThat(other.find(incident.id())).contains(incident);
      assertThat(other.history(incident.id())).isEqualTo(desk.history(incident.id()));
    }
    tampered(desk, source, all.get(1));
  }

  private static void assertIntact(ChainReport report) {
    assertThat(report.fault()).as(report.toString()).isNull();
    assertThat(report.unsealed()).isZero();
  }

  /** Commands, a joined transaction, wakes one by one and together, archiving and redaction. */
  private List<IncidentId> live(ServiceDesk desk, DataSource source) throws SQLException {
    List<IncidentId> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(
          desk.log(Report.of("Mail " + i + " is late").reporter(KIM).dedupKey("mail-" + i)).id());
    }
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      JoinedDesk joined = desk.join(connection);
      all.add(joined.log(Report.of("Order 7 failed").reporter(KIM)).id());
      connection.commit();
      joined.afterCommit();
    }
    for (int minutes = 0; minutes < 60; minutes += 5) {
      desk.worker().runUntilIdle();
      now = now.plus(Duration.ofMinutes(5));
    }
    IncidentId over = all.get(0);
    desk.log(Report.of("Mail 0 is late again").reporter(Actor.person("lou")).dedupKey("mail-0"));
    desk.acknowledge(over, DANA);
    desk.update(over, DANA, "Kim, your mail is on its way");
    desk.resolve(over, DANA, "Kim's mail is sent");
    desk.close(over, DANA);
    desk.worker().runUntilIdle();
    desk.retention().archive(over, DANA, "over");
    desk.retention().redact(desk.retention().redaction(over, DANA, "erasure"), DANA);
    assertThat(desk.history(over).toString()).doesNotContain("kim", "Kim", "lou");
    assertThat(desk.history(all.get(8))).hasSizeGreaterThan(5);
    return all;
  }

  private static void tampered(ServiceDesk desk, DataSource source, IncidentId id)
      throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      String row = " where incident = '" + id + "' and sequence = 1";
      statement.execute(
          "update tocsin_event set body = replace(body, 'Mail 1 is late', 'Mail 1 is fine')" + row);
      ChainFault changed = desk.register().verify(id).fault();
      assertThat(changed).isNotNull();
      assertThat(changed.kind()).isEqualTo(ChainFault.Kind.CHANGED);
      assertThat(changed.sequence()).isOne();

      statement.execute("update tocsin_event set body = '{'" + row);
      ChainFault unreadable = desk.register().verify(id).fault();
      assertThat(unreadable).isNotNull();
      assertThat(unreadable.kind()).isEqualTo(ChainFault.Kind.UNREADABLE);

      statement.execute("delete from tocsin_event where incident = '" + id + "' and sequence = 1");
      ChainFault missing = desk.register().verify(id).fault();
      assertThat(missing).isNotNull();
      assertThat(missing.kind()).isEqualTo(ChainFault.Kind.MISSING);
      assertThat(missing.sequence()).isOne();
    }
  }

  static Stream<String> hostile() {
    String entry =
        """
        {"sequence":1,"occurredAt":"2026-11-27T08:00:00Z","recordedAt":"2026-11-27T08:00:00Z",\
        "by":"person:dana","event":%s}""";
    return Stream.of(
        "[".repeat(10_000) + "]".repeat(10_000),
        entry.formatted("{\"type\":\"x\",\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
        entry.formatted("{\"type\":\"commented\",\"@class\":\"java.net.URL\"}"),
        entry.formatted("{\"type\":\"acknowledged\",\"n\":1e999999999}"),
        entry.formatted("{\"type\":\"acknowledged\",\"type\":\"archived\"}"),
        entry.formatted("{\"type\":\"linked\"}"),
        entry.replace("person:dana", "dana").formatted("{\"type\":\"acknowledged\"}"),
        "\u00ac\u00ed\u0000\u0005sr\u0000",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:/etc/passwd'>]><x>&e;</x>",
        "{\"sequence\":1e999999999}",
        "null");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_hostile_line_is_refused_with_its_number_and_nothing_of_the_incident_is_taken(String line)
      throws IOException {
    ServiceDesk desk = desk(MemoryStore.create(() -> now));
    desk.log(Report.of("Mail is late"));
    StringBuilder file = new StringBuilder();
    desk.register().export(Query.all(), CODEC, file);
    String[] lines = file.toString().split("\n");
    lines[1] = line;
    ServiceDesk other = desk(MemoryStore.create(() -> now));

    assertThatThrownBy(
            () ->
                other
                    .register()
                    .importFrom(new StringReader(String.join("\n", lines)), CODEC, DANA))
        .isInstanceOfSatisfying(RegisterLineException.class, e -> assertThat(e.line()).isEqualTo(2))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500).doesNotContain("\n"));
    assertThat(other.search(Query.all(), null, 10).incidents()).isEmpty();
  }
}
