package dev.tocsin.policyfile;

import static dev.tocsin.lifecycle.Trigger.ASSIGN;
import static dev.tocsin.lifecycle.Trigger.CANCEL;
import static dev.tocsin.lifecycle.Trigger.CLOSE;
import static dev.tocsin.lifecycle.Trigger.HOLD;
import static dev.tocsin.lifecycle.Trigger.MARK_DUPLICATE;
import static dev.tocsin.lifecycle.Trigger.REOPEN;
import static dev.tocsin.lifecycle.Trigger.RESOLVE;
import static dev.tocsin.lifecycle.Trigger.RESUME;
import static dev.tocsin.lifecycle.Trigger.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Team;
import dev.tocsin.policy.Times;
import dev.tocsin.priority.PriorityTable;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document and the same rules made by builders are the same policy. */
class FullDocumentTest {

  @Test
  void a_document_and_builders_make_the_same_policy_with_the_same_version() {
    Policy read = PolicyFile.read("shop.yaml", Documents.shop());

    assertThat(read.toString()).isEqualTo(built().toString());
    assertThat(read).isEqualTo(built());
    assertThat(read.version()).isEqualTo(built().version());
  }

  @Test
  void yaml_and_json_of_the_same_content_make_the_same_policy() {
    assertThat(PolicyFile.read("shop.json", Documents.shopAsJson())).isEqualTo(built());
  }

  @Test
  void json_may_be_indented_by_tabs_and_may_stand_on_one_line() {
    String json = Documents.shopAsJson();
    assertThat(json).contains("\n  ");
    assertThat(PolicyFile.read("tabs", json.replace("  ", "\t"))).isEqualTo(built());
    assertThat(PolicyFile.read("line", json.replaceAll("\n *", ""))).isEqualTo(built());
    assertThat(PolicyFile.read("tight", json.replaceAll("\n *", "").replace("\": ", "\":")))
        .isEqualTo(built());
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_are_no_error(@TempDir java.nio.file.Path folder)
      throws IOException {
    String windows = "\uFEFF" + Documents.shop().replace("\n", "\r\n");
    java.nio.file.Path file = folder.resolve("shop.yaml");
    Files.writeString(file, windows, StandardCharsets.UTF_8);

    assertThat(PolicyFile.read(file)).isEqualTo(built());
    assertThat(PolicyFile.read("text", windows)).isEqualTo(built());
    assertThat(PolicyFile.read("reader", new StringReader(windows))).isEqualTo(built());
  }

  @Test
  void escapes_of_json_are_read() {
    String json =
        """
        {"policy":"\\ud83d\\ude00 \\u00e9\\/\\"","teams":{"desk":{"tier":1}},"categories":{"*":"desk"}}""";
    assertThat(PolicyFile.read("small.json", json).name()).isEqualTo("\ud83d\ude00 \u00e9/\"");
  }

  @Test
  void the_document_in_the_documentation_is_read_and_has_every_key() {
    String document = Documents.inTheDocumentation();

    assertThat(PolicyFile.read("documentation", document).matrix().rows()).hasSize(3);
    for (Keys keys : Keys.values()) {
      if (keys != Keys.REPEAT && keys != Keys.ACTION) {
        assertThat(keys.allowed()).allMatch(key -> document.contains(key + ":"));
      }
    }
  }

  @Test
  void two_lines_of_teams_and_categories_are_enough() {
    Policy read =
        PolicyFile.read(
            "small", "policy: small\nteams: { desk: { on-call: sam } }\ncategories: { '*': desk }");

    assertThat(read)
        .isEqualTo(
            Policy.builder("small").team(Team.of("desk", 1, "sam")).defaultTeam("desk").build());
  }

  @Test
  void an_alias_repeats_what_its_anchor_says() {
    String text =
        """
        policy: small
        teams: { desk: &people { on-call: [sam] }, night: *people }
        categories: { "*": desk }
        """;
    assertThat(PolicyFile.read("small", text).teams().values())
        .containsExactly(Team.of("desk", 1, "sam"), Team.of("night", 1, "sam"));
  }

  private static Policy built() {
    Contact dana = new Contact(Recipient.person("dana"), "sms");
    Contact stand = new Contact(Recipient.person("stand by me"), "chat");
    Contact morgan = new Contact(Recipient.person("morgan"), "phone");
    return Policy.builder("shop")
        .team(Team.of("service-desk", 1, "sam"))
        .team(new Team("checkout", 2, new Staffing.Fixed(List.of(dana, stand))))
        .team(Team.of("database", 2, "lee"))
        .team(Team.of("network", 2))
        .team(new Team("management", 3, new Staffing.Fixed(List.of(morgan))))
        .category("application/checkout", "checkout")
        .defaultTeam("service-desk")
        .priorities(priorities())
        .lifecycle(lifecycle())
        .escalate("checkout is down", checkout(), checkoutPath(dana))
        .row(new MatrixRow("severe", When.any().priorities(Priority.P1), "standard"))
        .row(new MatrixRow("everything else", When.any(), "quiet"))
        .path(
            Path.of(
                "standard",
                Rung.after("page", Duration.ofMillis(500))
                    .action(new Action.Notify(List.of(new Target.AccountableTeam())))
                    .repeat(new Repeat(Duration.ofHours(1), 1))))
        .path(Path.of("quiet"))
        .lastResort(new Contact(Recipient.person("operations-manager"), "phone"))
        .severe(Priority.P1, Priority.P2)
        .times(
            new Times(
                Duration.ofDays(2),
                Duration.ofDays(8),
                Duration.ofHours(12),
                Duration.ofMinutes(30)))
        .catchUp(CatchUp.EACH)
        .delivery(new DeliveryRules(5, Duration.ofSeconds(5), Duration.ofMinutes(10)))
        .build();
  }

  private static When checkout() {
    return When.any()
        .categories("application/checkout")
        .priorities(Priority.P1, Priority.P2)
        .services("shop")
        .teams("checkout", "service-desk")
        .sources(Source.MONITORING);
  }

  private static Rung[] checkoutPath(Contact dana) {
    Repeat every5m = new Repeat(Duration.ofMinutes(5), null);
    return new Rung[] {
      Rung.after("tell", Duration.ZERO)
          .action(new Action.Notify(List.of(new Target.Subscribers())))
          .message("We know, we are on it"),
      Rung.after("page", Duration.ZERO)
          .until(Until.ACKNOWLEDGED)
          .notifyOnCall("checkout")
          .repeat(new Repeat(Duration.ofMinutes(5), 3)),
      Rung.after("again", Duration.ofSeconds(90))
          .until(Until.ACKNOWLEDGED)
          .action(new Action.Notify(List.of(new Target.AccountableTeam(), new Target.Person(dana))))
          .repeat(every5m),
      Rung.after("experts", Duration.ofMinutes(15))
          .until(Until.ACKNOWLEDGED)
          .summon("database", "network"),
      Rung.after("tier-2", Duration.ofMinutes(20)).reassign("database"),
      Rung.after("major", Duration.ofMinutes(30))
          .declareMajor()
          .action(new Action.Inform(List.of(new Target.Reporter()))),
      Rung.after("manager", Duration.ofMinutes(45))
          .informOnCall("management")
          .repeat(new Repeat(Duration.ofMinutes(90), 2)),
    };
  }

  private static PriorityTable priorities() {
    return PriorityTable.of(
        List.of(Impact.EXTENSIVE, Impact.SIGNIFICANT, Impact.of("on")),
        List.of(Urgency.CRITICAL, Urgency.HIGH, Urgency.MEDIUM, Urgency.LOW),
        List.of(List.of(1, 1, 2, 3), List.of(1, 2, 3, 4), List.of(2, 3, 4, 9)));
  }

  private static Lifecycle lifecycle() {
    Lifecycle.Builder builder =
        Lifecycle.builder()
            .state("New", Phase.NEW)
            .state("Queued", Phase.ACTIVE)
            .state("Busy", Phase.ACTIVE)
            .state("Waiting", Phase.ON_HOLD)
            .state("Awaiting vendor", Phase.ON_HOLD)
            .state("Resolved", Phase.RESOLVED)
            .state("Closed", Phase.CLOSED)
            .on("New", ASSIGN, "Queued")
            .on("New", RESOLVE, "Resolved")
            .on("New", CANCEL, "Closed");
    for (String open : List.of("Queued", "Busy")) {
      builder
          .on(open, START, "Busy")
          .on(open, HOLD, "Waiting")
          .onHold(open, "supplier", "Awaiting vendor")
          .on(open, RESOLVE, "Resolved")
          .on(open, MARK_DUPLICATE, "Closed");
    }
    return builder
        .on("Waiting", RESUME, "Busy")
        .on("Awaiting vendor", RESUME, "Busy")
        .on("Resolved", CLOSE, "Closed")
        .on("Resolved", REOPEN, "New")
        .build();
  }
}
