package dev.tocsin.examples.blackfriday;

import static dev.tocsin.examples.blackfriday.Webhook.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each is refused by one line that names file, place, value and remedy, and nothing is written. */
class BadPayloadTest {
  @TempDir Path folder;

  private void refuses(Run run, String message) {
    assertThat(run.err()).isEqualTo(message + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.page()).doesNotExist();
  }

  private void refuses(String payload, String message) {
    refuses(Run.ofPayload(folder, payload), "payload.json:" + message);
  }

  private void refuses(Webhook payload, String message) {
    refuses(payload.toString(), message);
  }

  @Nested
  class Files_that_cannot_be_read {
    @Test
    void a_missing_file() {
      refuses(
          Run.in(folder, Map.of("payload", folder.resolve("no.json").toString())),
          "no.json: there is no such file: -Dpayload is looked up from the folder where mvn was"
              + " started, "
              + Path.of("").toAbsolutePath()
              + ".");
    }

    @Test
    void a_directory() throws IOException {
      Path directory = Files.createDirectory(folder.resolve("d"));
      refuses(
          Run.in(folder, Map.of("payload", directory.toString())),
          "d: is a directory: name the file with the payload in it.");
    }

    @Test
    void a_payload_of_50_megabytes() {
      refuses(
          Run.ofPayload(folder, new byte[50_000_000]),
          "payload.json: has 50,000,000 bytes: a webhook has at most 8,388,608 (8 MiB); send it in"
              + " parts.");
    }

    @Test
    void something_other_than_utf_8() {
      refuses(
          Run.ofPayload(folder, "{\n \"ä\"".getBytes(StandardCharsets.ISO_8859_1)),
          "payload.json:2:3: byte 0xE4 is not UTF-8: save the file as UTF-8.");
    }

    @Test
    void an_earlier_page_is_left_as_it_was() throws IOException {
      Files.writeString(folder.resolve("black-friday.html"), "earlier");
      assertThat(Run.ofPayload(folder, "{").exit()).isEqualTo(2);
      assertThat(folder.resolve("black-friday.html")).hasContent("earlier");
    }
  }

  @Nested
  class Text_that_is_not_json {
    @Test
    void an_empty_file() {
      refuses("", "1:1: the file is empty: put the payload into it, as monitoring posts it.");
    }

    @Test
    void a_word() {
      refuses(
          "hello",
          "1:1: this is not JSON: Unrecognized token 'hello': send the payload as monitoring posts"
              + " it.");
    }

    @Test
    void a_truncated_document() {
      refuses(
          "{\"alerts\": [\n{\"labels\": {\"a\": \"b\"",
          "2:21: alerts[0].labels: the document ends in the middle: send it whole: it was cut off"
              + " here.");
    }

    @Test
    void duplicate_keys() {
      refuses(
          "{\"alerts\": [],\n \"alerts\": []}",
          "2:2: alerts: the key 'alerts' is there twice: keep the one that is meant.");
    }

    @Test
    void nesting_of_10_000() {
      refuses(
          "{\"alerts\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}",
          "1:76: the document is nested more than 64 deep: send it as monitoring posts it, no"
              + " deeper.");
    }

    @Test
    void two_documents() {
      refuses(
          "{} {}",
          "1:4: something follows after the end of the document: send one document a file.");
    }

    @Test
    void another_document() {
      refuses(
          "{\"order\": 4711, \"to\\u001b\": 1}",
          "1:1: this is no payload that can be read here; its keys are [order, to\\u001b]: send an"
              + " Alertmanager webhook (version, status, alerts), an Amazon SNS notification (Type,"
              + " Message), a CloudWatch alarm (AlarmName, NewStateValue, StateChangeTime), or a"
              + " PagerDuty Events API v2 event (event_action, payload).");
    }

    @Test
    void a_list() {
      refuses(
          "[1]",
          "1:1: a list stands where an object is expected: write it in braces, as a mapping of"
              + " names to texts.");
    }
  }

  @Nested
  class Alerts_that_say_what_cannot_be {
    @Test
    void no_alerts() {
      refuses(
          webhook().times(0),
          "1:48: alerts: the list of alerts is empty: send at least one alert.");
    }

    @Test
    void ten_thousand_alerts() {
      refuses(
          webhook().times(10_000),
          "1002:1: alerts[1000]: there are 10,000 alerts: send at most 1,000 at once;"
              + " Alertmanager's max_alerts sees to it.");
    }

    @Test
    void an_alert_without_labels() {
      refuses(
          "{\"status\": \"firing\", \"alerts\": [\n {\"startsAt\": \"2026-11-27T18:02:41Z\"}]}",
          "2:2: alerts[0]: there is no 'labels' here: send the labels of the alert: they say what"
              + " it is.");
    }

    @Test
    void labels_without_a_label() {
      refuses(
          webhook().labels("{}"),
          "2:12: alerts[0].labels: the alert has no labels: send at least alertname.");
    }

    @Test
    void labels_that_are_a_list() {
      refuses(
          webhook().labels("[\"critical\"]"),
          "2:12: alerts[0].labels: a list stands where an object is expected: write it in braces,"
              + " as a mapping of names to texts.");
    }

    @Test
    void a_label_that_is_a_number() {
      refuses(
          webhook().labels("{\"severity\": 1e999999999}"),
          "2:25: alerts[0].labels.severity: a number '1e999999999' stands where a text is expected:"
              + " write it in quotation marks.");
    }

    @Test
    void a_category_that_no_desk_can_have() {
      refuses(
          webhook().labels("{\"category\": \"shop//cart\"}"),
          "2:25: alerts[0].labels.category: category 'shop//cart' has an empty segment: write"
              + " segments with one / between them, as in application/checkout.");
    }

    @Test
    void a_start_in_the_year_1() {
      refuses(
          webhook().startsAt("\"0001-01-01T00:00:00Z\""),
          "2:128: alerts[0].startsAt: '0001-01-01T00:00:00Z' is the year 0001, by which Go says"
              + " that there is no time: send the instant itself, such as 2026-11-27T18:02:41Z.");
    }

    @Test
    void a_start_that_is_no_time() {
      refuses(
          webhook().startsAt("\"yesterday\\n\""),
          "2:128: alerts[0].startsAt: 'yesterday\\u000a' is not an instant: write it with its"
              + " offset, such as 2026-11-27T18:02:41Z.");
    }

    @Test
    void a_resolved_alert_that_never_ended() {
      refuses(
          webhook().rest("\"status\": \"resolved\", \"endsAt\": \"0001-01-01T00:00:00Z\""),
          "2:184: alerts[0].endsAt: '0001-01-01T00:00:00Z' is the year 0001, by which Go says that"
              + " there is no time: send the instant itself, such as 2026-11-27T18:02:41Z.");
    }

    @Test
    void an_end_before_the_start() {
      refuses(
          webhook().rest("\"status\": \"resolved\", \"endsAt\": \"2026-11-27T18:00:00Z\""),
          "2:184: alerts[0].endsAt: the alert ends at 2026-11-27T18:00:00Z, before it starts at"
              + " 2026-11-27T18:02:41Z: send an end after the start.");
    }

    @Test
    void a_status_that_nobody_knows() {
      refuses(
          webhook().rest("\"status\": \"odd\""),
          "2:162: alerts[0].status: there is no status 'odd': send firing or resolved.");
    }
  }

  @Nested
  class Text_that_no_store_could_keep {
    @Test
    void a_title_of_a_megabyte() {
      refuses(
          webhook().summary("x".repeat(1_000_000)),
          "2:101: alerts[0].annotations.summary: title '"
              + "x".repeat(80)
              + "…' has 1000000 characters: shorten it to at most 500 characters.");
    }

    @Test
    void a_lone_surrogate_in_a_fingerprint() {
      refuses(
          webhook().rest("\"fingerprint\": \"ab\\ud800\""),
          "2:167: alerts[0].fingerprint: dedupKey 'ab\\ud800' has a lone surrogate at position 2:"
              + " take it out: no database keeps it.");
    }

    @Test
    void a_lone_surrogate_in_a_label() {
      refuses(
          webhook().labels("{\"zone\": \"\\udc00\"}"),
          "2:21: alerts[0].labels.zone: attribute zone '\\udc00' has a lone surrogate at position 0:"
              + " take it out: no database keeps it.");
    }

    @Test
    void nul() {
      refuses(
          webhook().summary("a\\u0000b"),
          "2:101: alerts[0].annotations.summary: title 'a\\u0000b' has a NUL character at position"
              + " 1: take it out: no database keeps it.");
    }

    @Test
    void too_many_labels() {
      StringBuilder labels = new StringBuilder("{\"l0\": \"\"");
      for (int i = 1; i <= 100; i++) {
        labels.append(", \"l").append(i).append("\": \"\"");
      }
      refuses(
          webhook().labels(labels + "}"),
          "2:12: alerts[0].labels: the alert has 101 labels: keep at most 100.");
    }
  }

  @Nested
  class Other_systems {
    @Test
    void a_cloudwatch_state_that_nobody_knows() {
      refuses(
          "{\"AlarmName\": \"x\", \"NewStateValue\": \"BAD\","
              + " \"StateChangeTime\": \"2026-11-27T18:43:27.123+0000\"}",
          "1:37: NewStateValue: there is no state 'BAD': send ALARM, OK or INSUFFICIENT_DATA.");
    }

    @Test
    void a_pagerduty_action_that_nobody_knows() {
      refuses(
          "{\"event_action\": \"shout\"}",
          "1:18: event_action: there is no event_action 'shout': send trigger, acknowledge or"
              + " resolve.");
    }

    @Test
    void a_pagerduty_event_without_a_source() {
      refuses(
          "{\"event_action\": \"trigger\", \"payload\": {\"summary\": \"x\"}}",
          "1:40: payload: there is no 'source' here: say what is affected: a host, a service.");
    }

    @Test
    void an_sns_message_that_is_no_alarm() {
      refuses(
          "{\"Type\": \"Notification\", \"Message\": \"{}\"}",
          "1:37: Message: the message is no CloudWatch alarm: send a CloudWatch alarm (AlarmName,"
              + " NewStateValue, StateChangeTime) inside.");
    }
  }
}
