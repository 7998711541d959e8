package dev.tocsin.policyfile;

import dev.tocsin.escalation.Contact;
import dev.tocsin.oncall.OverlappingOverridesException;
import dev.tocsin.oncall.RotaOverride;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the overrides of a rota, and swaps, which are two overrides each: {@code { dana: 2026-12-24
 * 09:00 to 2026-12-25 09:00, lee: 2026-12-31 09:00 to 2027-01-01 09:00 }}.
 *
 * <p>Source: escalation.md, "On call" (overrides, swaps).
 */
final class OverridesReader {
  private static final String TO = " to ";

  private OverridesReader() {}

  /** An override, and where it stands. */
  record Said(RotaOverride override, Doc at) {}

  static List<Said> read(Fields rota, ZoneId zone) {
    List<Said> all = new ArrayList<>();
    Doc overrides = rota.get("overrides");
    if (overrides != null) {
      overrides.items().forEach(each -> all.add(new Said(override(each, zone), each)));
    }
    Doc swaps = rota.get("swaps");
    if (swaps != null) {
      for (Doc swap : swaps.items()) {
        swap(swap, zone).forEach(each -> all.add(new Said(each, swap)));
      }
    }
    return all;
  }

  private static RotaOverride override(Doc doc, ZoneId rotaZone) {
    Fields fields = doc.fields(Keys.OVERRIDE);
    Doc person = fields.need("instead-of", "say whose turn it is");
    Doc by = fields.need("who", "say who stands in");
    Doc from = fields.need("from", "say from when, such as from: 2026-12-24 09:00");
    Doc until = fields.need("until", "say until when, such as until: 2026-12-27 09:00");
    ZoneId zone = fields.get("zone", Zones::read, rotaZone);
    LocalDateTime begin = Moments.local(from);
    LocalDateTime end = Moments.after(begin, until);
    return doc.guard(
        () ->
            new RotaOverride(
                Contacts.contact(person).recipient(), Contacts.contact(by), begin, end, zone));
  }

  private static List<RotaOverride> swap(Doc doc, ZoneId zone) {
    List<Doc.Field> pieces = List.copyOf(doc.entries().list());
    if (pieces.size() != 2) {
      throw doc.fail(
          "a swap is between two people, and here are " + pieces.size(),
          "name two, each with the time that the other takes over:"
              + " dana: 2026-12-24 09:00 to 2026-12-25 09:00");
    }
    Piece one = piece(pieces.get(0));
    Piece other = piece(pieces.get(1));
    return doc.guard(
        () ->
            RotaOverride.swap(
                one.person, one.from, one.until, other.person, other.from, other.until, zone));
  }

  private record Piece(Contact person, LocalDateTime from, LocalDateTime until) {}

  private static Piece piece(Doc.Field field) {
    Contact person = Contacts.contact(field.key());
    Doc value = field.value();
    String[] ends = value.text().split(TO, -1);
    if (ends.length != 2) {
      throw value.fail(
          "'" + Doc.excerpt(value.text()) + "' is no time from one moment to another",
          "write it like 2026-12-24 09:00 to 2026-12-25 09:00");
    }
    LocalDateTime from = Moments.local(value.as(ends[0].strip()));
    return new Piece(person, from, Moments.after(from, value.as(ends[1].strip())));
  }

  /** Says where the two stand. */
  static PolicyFileException overlap(OverlappingOverridesException e, List<Said> all) {
    List<Said> both =
        all.stream()
            .filter(each -> each.override.equals(e.first()) || each.override.equals(e.second()))
            .toList();
    Said upper = both.get(0);
    Said lower = both.get(both.size() - 1);
    return lower.at.fail(
        "%s is replaced %s, and on line %d %s"
            .formatted(
                lower.override.person().id(),
                say(lower.override),
                upper.at.mark().line(),
                say(upper.override)),
        "end one before the other begins, or take one of them out");
  }

  private static String say(RotaOverride override) {
    return "by %s from %s until %s"
        .formatted(
            override.by().recipient().id(),
            Moments.write(override.from()),
            Moments.write(override.until()));
  }
}
