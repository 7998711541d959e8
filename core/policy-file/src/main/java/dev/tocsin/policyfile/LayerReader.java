package dev.tocsin.policyfile;

import dev.tocsin.escalation.Contact;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.OnHolidays;
import dev.tocsin.oncall.Restriction;
import dev.tocsin.oncall.Rotation;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a layer of a rota, and how long its turns are: {@code week}, {@code 2 weeks}, {@code 8
 * hours}, {@code 12 elapsed hours}.
 *
 * <p>Source: escalation.md, "On call" (rotations).
 */
final class LayerReader {
  private static final Pattern TURN = Pattern.compile("(?:(-?\\d{1,9}) )?([a-z]+(?: [a-z]+)?)");
  private static final Pattern FORTNIGHTS = Pattern.compile("(?:(\\d{1,2}) )?fortnights?");

  private LayerReader() {}

  static Layer read(Doc doc) {
    Fields fields = doc.fields(Keys.LAYER);
    String id = fields.need("name", "give the layer a name that survives an edit").id();
    Doc people = fields.need("people", "list those who take turns, in their order");
    List<Contact> members =
        (people.isList() ? people.items() : List.of(people))
            .stream().map(Contacts::contact).toList();
    if (members.isEmpty()) {
      throw people.fail(
          "layer '" + Doc.excerpt(id) + "' has nobody",
          "name at least one person, or leave the layer out");
    }
    Rotation rotation =
        rotation(fields.need("every", "say how long a turn is, such as every: week"));
    LocalDateTime from =
        Moments.local(
            fields.need("from", "say when the first turn begins, such as from: 2026-01-05 09:00"));
    LocalDateTime until = fields.find("until", end -> Moments.after(from, end));
    List<Restriction> hours = fields.get("hours", RestrictionsReader::read, List.of());
    OnHolidays holidays = fields.get("holidays", Words.ON_HOLIDAYS::get, OnHolidays.AS_USUAL);
    return doc.guard(() -> new Layer(id, members, rotation, from, until, hours, holidays));
  }

  private static Rotation rotation(Doc doc) {
    String text = doc.text();
    Matcher matcher = TURN.matcher(text);
    if (!matcher.matches()) {
      throw doc.fail("'" + Doc.excerpt(text) + "' is no length of a turn", instead(doc, text));
    }
    Matcher fortnights = FORTNIGHTS.matcher(text);
    if (fortnights.matches()) {
      int number = fortnights.group(1) == null ? 1 : Integer.parseInt(fortnights.group(1));
      throw doc.fail("'" + text + "' is no length of a turn", "write " + 2 * number + " weeks");
    }
    int every = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
    Rotation.Unit unit = Words.UNITS.get(doc.as(matcher.group(2).replaceFirst("s$", "")));
    return doc.guard(() -> new Rotation(every, unit));
  }

  /** Turns follow the clock on the wall, so a duration is not one of them. */
  private static String instead(Doc doc, String text) {
    try {
      Duration duration = Durations.positive(doc, text);
      if (duration.equals(Duration.ofDays(duration.toDays()))) {
        return "write " + say(duration.toDays(), "day");
      }
      if (duration.equals(Duration.ofHours(duration.toHours()))) {
        return "write " + say(duration.toHours(), "hour");
      }
    } catch (PolicyFileException e) {
      // Not a duration either.
    }
    return "write it like week, 2 weeks, 1 month, 8 hours or 12 elapsed hours";
  }

  /** Writes a turn so that it is read as the same. */
  static String write(Rotation rotation) {
    return say(rotation.every(), Words.say(rotation.unit()).replaceFirst("s$", ""));
  }

  private static String say(long number, String unit) {
    return number == 1 ? unit : number + " " + unit + "s";
  }
}
