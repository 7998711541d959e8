package dev.tocsin.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Recipient;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;

/** Laws of "On call", over random rotas in zones that change their offset in all known ways. */
class RotaPropertiesTest {
  private static final List<String> ZONES =
      List.of(
          "America/Chicago",
          "Europe/Berlin",
          "Europe/London",
          "Australia/Lord_Howe",
          "America/St_Johns",
          "Pacific/Apia",
          "Africa/Casablanca",
          "Asia/Tehran",
          "America/Sao_Paulo",
          "Asia/Kolkata",
          "UTC");
  private static final List<Contact> PEOPLE = Rotas.contacts("ann ben cem dan eve");

  /** A time at which something happens: near a change of offset of the rota's zone, if it can. */
  record Case(Rota rota, Instant at) {}

  @Property(seed = "29", tries = 400)
  void the_answer_is_the_one_found_by_walking(
      @ForAll("cases") Case one, @ForAll @IntRange(max = 96) int halfHours) {
    Instant at = one.at.plus(Duration.ofMinutes(30L * halfHours + 1));
    assertThat(one.rota.peopleAt(at)).isEqualTo(new WalkedRota(one.rota).peopleAt(at));
  }

  @Property(seed = "29", tries = 200)
  void shifts_partition_the_time_asked_for_and_neighbours_differ(@ForAll("cases") Case one) {
    Instant to = one.at.plus(Duration.ofDays(10));
    List<Shift> shifts = one.rota.shifts(one.at, to);
    assertThat(shifts.get(0).from()).isEqualTo(one.at);
    assertThat(shifts.get(shifts.size() - 1).to()).isEqualTo(to);
    for (int i = 1; i < shifts.size(); i++) {
      assertThat(shifts.get(i).from()).isEqualTo(shifts.get(i - 1).to());
      assertThat(shifts.get(i).people()).isNotEqualTo(shifts.get(i - 1).people());
    }
    for (Shift shift : shifts) {
      Instant reached = shift.from();
      for (Shift.Part part : shift.parts()) {
        assertThat(part.from()).isEqualTo(reached);
        reached = part.to();
      }
      assertThat(reached).isEqualTo(shift.to());
    }
  }

  @Property(seed = "29", tries = 200)
  void an_unrestricted_layer_has_exactly_one_person_at_any_time_from_its_start(
      @ForAll("zones") String zone,
      @ForAll("layers") Layer layer,
      @ForAll @IntRange(max = 40_000) int hours) {
    Layer free = layer.within(List.of()).until(null).onHolidays(OnHolidays.AS_USUAL);
    Rota rota = Rotas.rota(zone, free);
    Instant start = new WallClock(ZoneId.of(zone)).instantOf(free.anchor());
    Instant from = start.plus(Duration.ofHours(hours));
    assertThat(rota.at(from)).hasSize(1);
    assertThat(rota.shifts(from, from.plus(Duration.ofDays(20))))
        .allSatisfy(shift -> assertThat(shift.people()).hasSize(1));
  }

  @Property(seed = "29", tries = 300)
  void who_is_on_call_is_who_has_the_shift_and_the_next_handover_is_its_end(
      @ForAll("cases") Case one, @ForAll @IntRange(max = 14_400) int minutes) {
    Instant at = one.at.plus(Duration.ofMinutes(minutes));
    Instant to = one.at.plus(Duration.ofDays(20));
    Shift shift =
        one.rota.shifts(one.at, to).stream()
            .filter(each -> each.contains(at))
            .reduce((a, b) -> new Shift(a.from(), a.to(), List.of(), List.of()))
            .orElseThrow();
    assertThat(one.rota.peopleAt(at)).isEqualTo(shift.people());
    assertThat(shift.parts())
        .filteredOn(part -> !at.isBefore(part.from()) && at.isBefore(part.to()))
        .singleElement()
        .satisfies(part -> assertThat(part.duties()).isEqualTo(one.rota.at(at)));
    Instant next = one.rota.nextHandover(at);
    if (shift.to().equals(to)) {
      assertThat(next == null || !next.isBefore(to)).isTrue();
    } else {
      assertThat(next).isEqualTo(shift.to());
    }
  }

  @Property(seed = "29", tries = 200)
  void an_override_changes_nothing_outside_its_time_and_taken_out_nothing_at_all(
      @ForAll("cases") Case one,
      @ForAll @IntRange(max = 200) int start,
      @ForAll @IntRange(min = 1, max = 100) int hours) {
    Rota plain = one.rota.withOverrides(List.of());
    Instant from = one.at.plus(Duration.ofHours(start));
    Instant to = from.plus(Duration.ofHours(hours));
    RotaOverride override =
        new RotaOverride(
            plain.versions().get(0).layers().get(0).members().get(0).recipient(),
            Contact.person("zoe"),
            LocalDateTime.ofInstant(from, ZoneOffset.UTC),
            LocalDateTime.ofInstant(to, ZoneOffset.UTC),
            ZoneOffset.UTC);
    Rota overridden = plain.withOverrides(List.of(override));
    Instant end = one.at.plus(Duration.ofDays(15));
    assertThat(overridden.shifts(one.at, from)).isEqualTo(plain.shifts(one.at, from));
    assertThat(overridden.shifts(to, end)).isEqualTo(plain.shifts(to, end));
    assertThat(overridden.shifts(from, to))
        .allSatisfy(
            shift ->
                assertThat(shift.people())
                    .noneMatch(each -> each.recipient().equals(override.person())));
    assertThat(overridden.withOverrides(List.of())).isEqualTo(plain);
  }

  @Property(seed = "29", tries = 200)
  void the_shifts_of_the_people_add_up_to_the_shifts_of_the_rota(@ForAll("cases") Case one) {
    Instant to = one.at.plus(Duration.ofDays(10));
    List<Shift> shifts = one.rota.shifts(one.at, to);
    Set<Recipient> people = new LinkedHashSet<>();
    shifts.forEach(shift -> shift.people().forEach(each -> people.add(each.recipient())));
    Duration counted = Duration.ZERO;
    for (Recipient person : people) {
      for (Shift shift : one.rota.shiftsOf(person, one.at, to)) {
        counted = counted.plus(Duration.between(shift.from(), shift.to()));
      }
    }
    Duration expected = Duration.ZERO;
    for (Shift shift : shifts) {
      long heads = shift.people().stream().map(Contact::recipient).distinct().count();
      expected = expected.plus(Duration.between(shift.from(), shift.to()).multipliedBy(heads));
    }
    assertThat(counted).isEqualTo(expected);
  }

  @Property(seed = "29", tries = 200)
  void a_new_version_leaves_the_past_and_the_turn_that_is_on_untouched(
      @ForAll("zones") String zone,
      @ForAll("layers") Layer layer,
      @ForAll("members") List<Contact> members,
      @ForAll @IntRange(max = 10_000) int hours) {
    Rota rota = Rotas.rota(zone, layer.until(null));
    LocalDateTime from = layer.anchor().plusHours(hours);
    Rota edited =
        rota.withVersion(
            new RotaVersion(from, Mode.TOPMOST, List.of(layer.until(null).withMembers(members))));
    WallClock clock = new WallClock(ZoneId.of(zone));
    Turns turns = new Turns(clock, layer.anchor(), layer.rotation());
    Instant effective = clock.instantOf(from);
    Instant changes = turns.start(turns.at(effective.minusNanos(1)).number() + 1);
    Instant before = effective.minus(Duration.ofDays(3));
    assertThat(edited.shifts(before, changes)).isEqualTo(rota.shifts(before, changes));
    assertThat(edited.shifts(changes, changes.plus(Duration.ofDays(30))))
        .flatExtracting(Shift::people)
        .isSubsetOf(members);
  }

  @Property(seed = "29", tries = 200)
  void local_times_never_run_backwards(
      @ForAll("zones") String zone, @ForAll("nearChanges") Tuple2<String, Instant> near) {
    WallClock clock = new WallClock(ZoneId.of(near.get1()));
    LocalDateTime local =
        LocalDateTime.ofInstant(near.get2(), ZoneId.of(near.get1())).withSecond(0).withNano(0);
    Instant last = clock.instantOf(local);
    for (int minute = 1; minute < 300; minute++) {
      Instant next = clock.instantOf(local.plusMinutes(minute));
      assertThat(next).isAfterOrEqualTo(last);
      last = next;
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return nearChanges()
        .flatMap(
            near ->
                Combinators.combine(
                        layersBefore(near.get2()).list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(Mode.class),
                        overrides(near),
                        holidays(near.get2()))
                    .as(
                        (layers, mode, overrides, holidays) ->
                            new Case(
                                rota(near.get1(), layers, mode, overrides, holidays),
                                near.get2())));
  }

  private static Rota rota(
      String zone,
      List<Layer> layers,
      Mode mode,
      List<RotaOverride> overrides,
      Set<LocalDate> holidays) {
    List<Layer> named = new ArrayList<>();
    Set<Recipient> members = new LinkedHashSet<>();
    for (Layer layer : layers) {
      named.add(
          new Layer(
              "layer " + named.size(),
              layer.members(),
              layer.rotation(),
              layer.anchor(),
              layer.until(),
              layer.restrictions(),
              layer.onHolidays()));
      layer.members().forEach(member -> members.add(member.recipient()));
    }
    List<RotaOverride> kept = new ArrayList<>();
    Set<Recipient> replaced = new LinkedHashSet<>();
    for (RotaOverride override : overrides) {
      if (members.contains(override.person()) && replaced.add(override.person())) {
        kept.add(override);
      }
    }
    return Rota.of(
        "shop", ZoneId.of(zone), List.of(new RotaVersion(null, mode, named)), kept, holidays);
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(ZONES);
  }

  @Provide
  Arbitrary<List<Contact>> members() {
    return Arbitraries.of(PEOPLE).list().ofMinSize(1).ofMaxSize(5);
  }

  /** A zone, and up to ten hours before one of its changes between 2005 and 2030. */
  @Provide
  Arbitrary<Tuple2<String, Instant>> nearChanges() {
    return Combinators.combine(
            zones(),
            Arbitraries.longs().between(1_104_537_600L, 1_893_456_000L),
            Arbitraries.integers().between(0, 600))
        .as(
            (zone, second, minutes) -> {
              var transition =
                  ZoneId.of(zone).getRules().nextTransition(Instant.ofEpochSecond(second));
              Instant change =
                  transition == null
                      ? Instant.ofEpochSecond(second - second % 60)
                      : transition.getInstant();
              return Tuple.of(zone, change.minus(Duration.ofMinutes(minutes)));
            });
  }

  @Provide
  Arbitrary<Layer> layers() {
    return layersBefore(Instant.parse("2018-03-01T00:00:00Z"));
  }

  private Arbitrary<Layer> layersBefore(Instant at) {
    Arbitrary<Integer> hoursBefore =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.integers().between(0, 2_000)),
            Tuple.of(1, Arbitraries.integers().between(-100, 100)),
            Tuple.of(1, Arbitraries.integers().between(2_000, 90_000)));
    return Combinators.combine(
            members(),
            rotations(),
            hoursBefore,
            Arbitraries.of(0, 15, 30, 59),
            Arbitraries.integers().between(1, 3_000).injectNull(0.8),
            restrictions(),
            Arbitraries.frequency(
                Tuple.of(4, OnHolidays.AS_USUAL),
                Tuple.of(1, OnHolidays.OFF),
                Tuple.of(1, OnHolidays.ONLY)))
        .as(
            (members, rotation, before, minute, until, hours, holidays) -> {
              LocalDateTime anchor =
                  LocalDateTime.ofInstant(at, ZoneOffset.UTC)
                      .minusHours(before)
                      .withMinute(minute)
                      .withSecond(0)
                      .withNano(0);
              return new Layer(
                  "layer",
                  members,
                  rotation,
                  anchor,
                  until == null ? null : anchor.plusHours(until),
                  hours,
                  holidays);
            });
  }

  private static Arbitrary<Rotation> rotations() {
    return Combinators.combine(
            Arbitraries.of(Rotation.Unit.class),
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.integers().between(1, 2)),
                Tuple.of(1, Arbitraries.integers().between(1, 12))))
        .as((unit, every) -> new Rotation(every, unit));
  }

  private static Arbitrary<List<Restriction>> restrictions() {
    Arbitrary<LocalTime> times =
        Combinators.combine(Arbitraries.integers().between(0, 23), Arbitraries.of(0, 1, 30))
            .as(LocalTime::of);
    Arbitrary<List<Restriction>> some =
        Combinators.combine(Arbitraries.of(DayOfWeek.class).set().ofMinSize(1), times, times)
            .as(Restriction::on);
    Arbitrary<List<Restriction>> wide =
        Combinators.combine(
                Arbitraries.of(DayOfWeek.class), times, Arbitraries.integers().between(1, 6), times)
            .as((day, from, days, to) -> List.of(new Restriction(day, from, day.plus(days), to)));
    return Arbitraries.oneOf(
        Arbitraries.just(List.of()),
        some,
        wide,
        Combinators.combine(some, wide)
            .as(
                (a, b) -> {
                  List<Restriction> both = new ArrayList<>(a);
                  both.addAll(b);
                  return both;
                }));
  }

  private Arbitrary<List<RotaOverride>> overrides(Tuple2<String, Instant> near) {
    return Combinators.combine(
            Arbitraries.of(PEOPLE),
            Arbitraries.of(PEOPLE),
            Arbitraries.integers().between(-1_000, 4_000),
            Arbitraries.integers().between(1, 6_000),
            zones())
        .as(
            (person, by, start, minutes, zone) -> {
              LocalDateTime from =
                  LocalDateTime.ofInstant(near.get2(), ZoneId.of(zone)).plusMinutes(start);
              return new RotaOverride(
                  person.recipient(),
                  by,
                  from.withSecond(0),
                  from.withSecond(0).plusMinutes(minutes),
                  ZoneId.of(zone));
            })
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<Set<LocalDate>> holidays(Instant near) {
    return Arbitraries.integers()
        .between(-3, 12)
        .map(days -> LocalDate.ofInstant(near, ZoneOffset.UTC).plusDays(days))
        .set()
        .ofMaxSize(4);
  }
}
