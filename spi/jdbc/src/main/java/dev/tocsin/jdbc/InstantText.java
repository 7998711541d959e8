package dev.tocsin.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as {@link Instant#toString()} writes them, without the formatter where they have the
 * usual form: half the time of reading a snapshot went into it. Any other form is Jackson's to
 * read.
 */
final class InstantText {
  private static final long DAY = 86_400;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final int SECONDS = "2026-11-29T12:00:00".length();
  private static final String FORM = "dddd-dd-ddTdd:dd:dd";

  private InstantText() {}

  /** Both ways, for a mapper. */
  static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(Instant.class, new Writer())
        .addDeserializer(Instant.class, new Reader());
  }

  /** The text, equal to {@link Instant#toString()}. */
  static String of(Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      return instant.toString();
    }
    long seconds = instant.getEpochSecond();
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
    int time = (int) Math.floorMod(seconds, DAY);
    byte[] text = new byte[SECONDS + 11];
    pair(text, 0, date.getYear() / 100, ' ');
    pair(text, 2, date.getYear() % 100, '-');
    pair(text, 5, date.getMonthValue(), '-');
    pair(text, 8, date.getDayOfMonth(), 'T');
    pair(text, 11, time / 3_600, ':');
    pair(text, 14, time / 60 % 60, ':');
    pair(text, 17, time % 60, '.');
    int end = fraction(text, instant.getNano());
    text[end] = 'Z';
    return new String(text, 0, end + 1, StandardCharsets.ISO_8859_1);
  }

  /** Two digits, and what stands behind them until something else is put there. */
  private static void pair(byte[] text, int place, int number, char behind) {
    text[place] = (byte) ('0' + number / 10);
    text[place + 1] = (byte) ('0' + number % 10);
    text[place + 2] = (byte) behind;
  }

  /** No digit, or 3, 6 or 9 of them behind the point; returns where they end. */
  private static int fraction(byte[] text, int nanos) {
    if (nanos == 0) {
      return SECONDS;
    }
    int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
    int rest = digits == 3 ? nanos / 1_000_000 : digits == 6 ? nanos / 1_000 : nanos;
    for (int place = SECONDS + digits; place > SECONDS; place--) {
      text[place] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return SECONDS + 1 + digits;
  }

  /** Whether {@link #parse} can read it: digits in their places, a fraction of 1 to 9, and a Z. */
  static boolean usual(String text) {
    int end = text.length() - 1;
    if (end < SECONDS || text.charAt(end) != 'Z') {
      return false;
    }
    for (int i = 0; i < SECONDS; i++) {
      char form = FORM.charAt(i);
      char given = text.charAt(i);
      if (form == 'd' ? !digit(given) : form != given) {
        return false;
      }
    }
    if (end == SECONDS) {
      return true;
    }
    if (text.charAt(SECONDS) != '.' || end < SECONDS + 2 || end > SECONDS + 10) {
      return false;
    }
    for (int i = SECONDS + 1; i < end; i++) {
      if (!digit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The instant of a usual text.
   *
   * @throws java.time.DateTimeException when a field is out of range
   */
  static Instant parse(String text) {
    LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text); // knows which of them are fine all the same
    }
    int nanos = 0;
    int end = text.length() - 1;
    if (end > SECONDS) {
      nanos = number(text, SECONDS + 1, end);
      for (int i = end - SECONDS - 1; i < 9; i++) {
        nanos *= 10;
      }
    }
    return Instant.ofEpochSecond(
        date.toEpochDay() * DAY + hour * 3_600L + minute * 60L + second, nanos);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static final class Writer extends StdScalarSerializer<Instant> {
    @Serial private static final long serialVersionUID = 1L;

    Writer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(of(value));
    }
  }

  private static final class Reader extends StdScalarDeserializer<Instant> {
    @Serial private static final long serialVersionUID = 1L;

    Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.hasToken(JsonToken.VALUE_STRING)) {
        String text = parser.getText();
        if (usual(text)) {
          try {
            return parse(text);
          } catch (DateTimeException e) {
            return (Instant)
                context.handleWeirdStringValue(Instant.class, text, "%s", e.getMessage());
          }
        }
      }
      return InstantDeserializer.INSTANT.deserialize(parser, context);
    }
  }
}
