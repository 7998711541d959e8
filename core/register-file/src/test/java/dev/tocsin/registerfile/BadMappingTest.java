package dev.tocsin.registerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** A mapping that says nothing sensible is one line, with its place. */
class BadMappingTest {

  private static void refused(String mapping, String message) {
    RegisterFileException error =
        catchThrowableOfType(RegisterFileException.class, () -> LogMapping.read("m.yaml", mapping));
    assertThat(error).as(mapping).isNotNull();
    assertThat(error.getMessage()).isEqualTo(message);
  }

  private static void swapped(String from, String to, String message) {
    assertThat(Logs.MAPPING).contains(from);
    refused(Logs.MAPPING.replace(from, to), message);
  }

  @Test
  void names_the_key_that_was_meant() {
    swapped(
        "states:",
        "sates:",
        "m.yaml:4:1: sates: there is no key 'sates' here: did you mean 'states'?");
    swapped(
        "team: group",
        "taem: group",
        "m.yaml:3:50: columns.taem: there is no key 'taem' here: use one of incident, time,"
            + " sequence, state, team, assignee, by, reporter, category, item, service, source and"
            + " 8 more.");
  }

  @Test
  void names_what_is_missing() {
    swapped(
        ", zone: UTC",
        "",
        "m.yaml:2:6: log: the key 'zone' is missing: say in which zone times without an offset"
            + " are.");
    swapped(
        "time: at, ",
        "",
        "m.yaml:3:10: columns: the key 'time' is missing: name the column of the log that has it.");
    refused("", "m.yaml: the mapping is empty: begin it with 'mapping:' and its name.");
  }

  @Test
  void names_words_that_mean_nothing() {
    swapped(
        "Busy: active",
        "Busy: activ",
        "m.yaml:4:27: states.Busy: 'activ' is no meaning of a state: did you mean 'active'?");
    swapped(
        "zone: UTC",
        "zone: Berlin",
        "m.yaml:2:39: log.zone: 'Berlin' is no zone: use one such as UTC or Europe/Berlin.");
    swapped(
        "d/M/uuuu HH:mm",
        "d/M/uuuu bb:mm",
        "m.yaml:2:16: log.times[0]: 'd/M/uuuu bb:mm' is no format of times: use letters of"
            + " java.time's DateTimeFormatter, such as d/M/uuuu HH:mm, or iso.");
    refused(
        Logs.MAPPING + "priorities: { High: P0 }\n",
        "m.yaml:5:21: priorities.High: priority 'P0' is not a priority: use P1 (most severe) to"
            + " P9.");
    refused(
        Logs.MAPPING + "service-level: { hours: { mon-fry: 08:00-18:00 }, within: { P1: 4h } }\n",
        "m.yaml:5:27: service-level.hours.mon-fry: 'mon-fry' are no days: write them like mon-fri"
            + " or sat.");
    refused(
        Logs.MAPPING + "service-level: { hours: always, within: { P1: four hours } }\n",
        "m.yaml:5:47: service-level.within.P1: 'four hours' is not a duration: write whole numbers"
            + " such as 4h or 1d12h.");
  }

  @Test
  void refuses_what_is_no_mapping() {
    refused(
        "mapping: [\n",
        "m.yaml:2:1: this is not YAML: expected the node content, but found '<stream end>': look at"
            + " this line and the one before.");
    refused(
        "a: &x 1\nb: *x\n",
        "m.yaml:2:4: b: aliases such as *x cannot stand in a mapping: put quotes around the text if"
            + " an asterisk is meant: \"*\".");
    refused(
        "a: !!java.lang.Object 1\n",
        "m.yaml:1:4: a: tags cannot stand in a mapping: write plain text, lists and keys.");
    refused(
        "a: 1\na: 2\n", "m.yaml:2:1: a: the key 'a' is there twice: keep the one that is meant.");
    refused(
        "a: 1\n---\nb: 2\n",
        "m.yaml:2:1: a second document begins here: keep one mapping in a file.");
  }

  @Test
  void neither_depth_nor_size_brings_the_reader_down() {
    RegisterFileException deep =
        catchThrowableOfType(
            RegisterFileException.class, () -> LogMapping.read("m.yaml", "[".repeat(10_000)));
    assertThat(deep.problem()).contains("more than 20 levels");
    RegisterFileException large =
        catchThrowableOfType(
            RegisterFileException.class,
            () -> LogMapping.read("m.yaml", "a: " + "x".repeat(2_000_000)));
    assertThat(large.getMessage().lines()).hasSize(1);
  }
}
