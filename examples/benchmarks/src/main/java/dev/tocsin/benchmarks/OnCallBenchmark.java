package dev.tocsin.benchmarks;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Recipient;
import dev.tocsin.oncall.Duty;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Restriction;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.RotaOverride;
import dev.tocsin.oncall.RotaVersion;
import dev.tocsin.oncall.Rotation;
import dev.tocsin.oncall.Shift;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Who is on call, and when that changes, near the anchor of a rota and years after it. There is no
 * floor: what is to be seen is that distance costs nothing.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class OnCallBenchmark {
  private static final int QUESTIONS = 4_096;
  private static final LocalDateTime ANCHOR = LocalDateTime.parse("2026-01-05T09:00");

  /**
   * plain: eight people by the week, around the clock. full: office hours by the day over nights by
   * the week over a last line by the month, a second version, and 200 overrides.
   */
  @Param({"plain", "full"})
  public String rota;

  /** How many years after the anchor the questions begin; they are spread over one year. */
  @Param({"0", "10", "1000"})
  public int years;

  private final Instant[] questions = new Instant[QUESTIONS];
  private Rota asked;
  private int next;

  @Setup
  public void setUp() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    asked = rota.equals("plain") ? plain(zone) : full(zone);
    Instant start = ANCHOR.plusYears(years).atZone(zone).toInstant();
    Random random = new Random(42);
    for (int i = 0; i < QUESTIONS; i++) {
      questions[i] = start.plusSeconds(random.nextInt(365 * 86_400));
    }
    List<Shift> shifts = asked.shifts(start, start.plus(Duration.ofDays(365)));
    for (Instant question : questions) {
      Shift shift =
          shifts.stream().filter(each -> each.contains(question)).findFirst().orElseThrow();
      if (!asked.peopleAt(question).equals(shift.people())) {
        throw new AssertionError(question + ": " + asked.at(question) + ", not " + shift);
      }
    }
  }

  @Benchmark
  public List<Duty> at() {
    return asked.at(question());
  }

  @Benchmark
  public @Nullable Instant nextHandover() {
    return asked.nextHandover(question());
  }

  @Benchmark
  public List<Shift> aYearOfShifts() {
    Instant from = question();
    return asked.shifts(from, from.plus(Duration.ofDays(365)));
  }

  private Instant question() {
    Instant question = questions[next];
    next = (next + 1) & (QUESTIONS - 1);
    return question;
  }

  private static Rota plain(ZoneId zone) {
    return Rota.of("plain", zone, Layer.of("all", Rotation.weeks(1), ANCHOR, people("p", 8)));
  }

  private static Rota full(ZoneId zone) {
    Layer office =
        Layer.of("office", Rotation.days(1), ANCHOR, people("o", 5))
            .within(
                Restriction.on(
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    LocalTime.of(9, 0),
                    LocalTime.of(17, 0)));
    Layer night =
        Layer.of("night", Rotation.weeks(1), ANCHOR, people("n", 6))
            .within(Restriction.daily(LocalTime.of(17, 0), LocalTime.of(7, 0)));
    Layer last = Layer.of("last", Rotation.months(1), ANCHOR, people("l", 3));
    List<RotaOverride> overrides = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      LocalDateTime from = ANCHOR.plusDays(18L * i);
      overrides.add(
          new RotaOverride(
              Recipient.person("n" + i % 6),
              Contact.person("o" + i % 5),
              from,
              from.plusDays(2),
              zone));
    }
    return Rota.of("full", zone, office, night, last)
        .withVersion(
            new RotaVersion(
                ANCHOR.plusMonths(6),
                dev.tocsin.oncall.Mode.TOPMOST,
                List.of(office, night.withMembers(contacts(people("n", 7))), last)))
        .withOverrides(overrides);
  }

  private static List<Contact> contacts(String... names) {
    return List.of(names).stream().map(Contact::person).toList();
  }

  private static String[] people(String prefix, int count) {
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = prefix + i;
    }
    return names;
  }
}
