package dev.tocsin.examples.blackfriday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadKindsTest {
  @TempDir Path folder;

  private Run run(String sample) {
    String file = Path.of("src/test/resources/payloads", sample + ".json").toString();
    Run run = Run.in(folder, Map.of("payload", file));
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return run;
  }

  @Nested
  class Alertmanager {
    @Test
    void an_old_webhook_without_fingerprints_is_known_by_the_hash_of_its_labels() {
      assertThat(run("alertmanager-3").out())
          .contains("Alertmanager's webhook, version 3, for receiver pager")
          .contains("Disk almost full")
          .contains("logged: DiskFull on db-2")
          .contains("recurrences 1, 2: no new page");
    }

    @Test
    void what_is_over_already_is_played_at_its_own_instants() {
      assertThat(run("alertmanager-resolved").out())
          .contains("Backup of /orders is late on host-1", "Backup of /orders is late on host-2")
          .contains("logged on Monday 2 November 2026, 03:00:00 UTC; hh:mm:ss since then")
          .contains("00:00:00     alertmanager  logged: BackupLate on host-1")
          .contains("00:01:30     alertmanager  resolved: the alert is over")
          .contains("3d 00:01:30  desk          closed: nobody objected to the resolution")
          .contains("note: severity 'ticket' is not in the table of the README")
          .doesNotContain("if nobody had acted");
    }
  }

  @Nested
  class CloudWatch {
    @Test
    void an_alarm_is_logged_with_its_metric_as_category() {
      assertThat(run("cloudwatch-alarm").out())
          .contains("orders-db-cpu: CPUUtilization of DBInstanceIdentifier orders-db")
          .contains("P3  AWS/RDS/CPUUtilization")
          .contains("→ database, path 'standard'")
          .contains("note: it has no severity");
    }

    @Test
    void the_envelope_of_sns_is_opened() {
      assertThat(run("cloudwatch-sns-envelope").out()).contains("P3  AWS/RDS/CPUUtilization");
    }

    @Test
    void ok_without_an_alarm_says_why_nothing_is_logged() {
      Run run = run("cloudwatch-ok");
      assertThat(run.out()).contains("nothing was logged: no open incident has the key 'arn:aws:");
      assertThat(run.page()).doesNotExist();
    }

    @Test
    void insufficient_data_says_why_nothing_is_logged() {
      assertThat(run("cloudwatch-insufficient").out()).contains("neither that something is wrong");
    }
  }

  @Nested
  class PagerDuty {
    @Test
    void a_trigger_is_logged_and_its_routing_key_kept_secret() {
      Run run = run("pagerduty-trigger");
      assertThat(run.out())
          .contains("Payments time out", "P2  shop/timeout  checkout")
          .contains("note: the event says no time");
      assertThat(run.out() + run.html()).doesNotContain("R0UT1NGK3Y");
    }

    @Test
    void a_resolve_alone_says_why_nothing_is_logged() {
      assertThat(run("pagerduty-resolve").out())
          .contains("nothing was logged: no open incident has the key 'payments'");
    }
  }

  @Test
  void a_path_without_a_swarm_lets_the_person_on_call_do_it() throws IOException {
    String policy =
        """
        policy: small
        teams: { ops: { on-call: sam } }
        categories: { "*": ops }
        escalation:
          - name: all
            path:
              - { id: page, after: 0m, until: acknowledged, notify: accountable team, repeat: every 5m }
        """;
    Run run = Run.ofPolicy(folder, policy);
    assertThat(run.out())
        .contains("00:02  sam *           acknowledged")
        .contains("00:18  sam *           resolved")
        .contains(
            "if nobody had acted: 00:05, 00:10, … 1d 00:05 (289 times) paged sam again · and so on: still New");
  }

  @Test
  void a_policy_that_reaches_nobody_pages_the_last_resort() throws IOException {
    String policy =
        """
        policy: lonely
        teams: { ops: { } }
        categories: { "*": ops }
        escalation:
          - name: all
            path: [ { id: page, after: 0m, until: acknowledged, notify: accountable team } ]
        last-resort: otto
        """;
    assertThat(Run.ofPolicy(folder, policy).out())
        .contains("found nobody for rung 'page'")
        .contains("paged the last resort: otto");
  }

  @Test
  void the_sample_policy_can_be_given_as_a_file() throws IOException {
    String own = Files.readString(Path.of("black-friday.yaml"));
    assertThat(Run.ofPolicy(folder, own).out()).isEqualTo(Run.in(folder).out());
  }
}
