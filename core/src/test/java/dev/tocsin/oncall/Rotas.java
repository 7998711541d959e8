package dev.tocsin.oncall;

import com.google.common.base.Splitter;
import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Recipient;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Short words for rotas. */
final class Rotas {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("UTC"));

  private Rotas() {}

  static Instant utc(String text) {
    return Instant.from(MINUTES.parse(text));
  }

  static LocalDateTime local(String text) {
    return LocalDateTime.parse(text, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
  }

  static Recipient person(String name) {
    return Recipient.person(name);
  }

  static List<Contact> contacts(String names) {
    return Splitter.on(' ').splitToList(names).stream().map(Contact::person).toList();
  }

  static Layer layer(String id, Rotation rotation, String anchor, String names) {
    return Layer.of(id, rotation, local(anchor), contacts(names));
  }

  static Rota rota(String zone, Layer... layers) {
    return Rota.of("shop", ZoneId.of(zone), layers);
  }

  static Rota rota(String zone, Rotation rotation, String anchor, String names) {
    return rota(zone, layer("primary", rotation, anchor, names));
  }

  static RotaOverride override(String zone, String person, String by, String from, String until) {
    return new RotaOverride(
        person(person), Contact.person(by), local(from), local(until), ZoneId.of(zone));
  }

  /** Such as "2026-03-29 06:00 ben", one line a shift, times in UTC; "-" for nobody. */
  static List<String> shifts(Rota rota, String from, String to) {
    return lines(rota.shifts(utc(from), utc(to)));
  }

  static List<String> lines(List<Shift> shifts) {
    return shifts.stream()
        .map(shift -> MINUTES.format(shift.from()) + " " + names(shift.people()))
        .toList();
  }

  static String names(List<Contact> people) {
    return people.isEmpty()
        ? "-"
        : people.stream().map(each -> each.recipient().id()).collect(Collectors.joining("+"));
  }

  static String at(Rota rota, String instant) {
    return names(rota.peopleAt(utc(instant)));
  }
}
