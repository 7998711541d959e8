package dev.tocsin.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.servicelevel.TargetKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Figures from the stream are those of a full recomputation. */
class FiguresLawsTest {
  private static final BusinessCalendar OFFICE =
      BusinessCalendar.builder("office", ZoneId.of("Europe/Berlin"))
          .weekly(
              WeeklyHours.CLOSED.open(
                  "08:00-18:00",
                  DayOfWeek.MONDAY,
                  DayOfWeek.TUESDAY,
                  DayOfWeek.WEDNESDAY,
                  DayOfWeek.THURSDAY,
                  DayOfWeek.FRIDAY))
          .build();
  private static final FiguresOptions OPTIONS =
      FiguresOptions.asOf(RandomRecords.AS_OF).calendar(OFFICE);

  @Property(seed = "29", tries = 100)
  void the_stream_agrees_with_all_incidents_at_once(@ForAll long seed) {
    List<IncidentRecord> records = records(seed, 1 + new Random(seed).nextInt(250));
    Figures figures = collect(records).figures();
    NaiveFigures naive = NaiveFigures.of(records, OPTIONS);

    same(figures.all(), naive);
    each(figures.byPriority(), naive, r -> name(r.priority()));
    each(figures.byTeam(), naive, r -> name(r.team()));
    each(figures.byCategory(), naive, r -> name(r.category()));
    for (Figures.Group group : figures.bySupplier()) {
      same(
          group,
          naive.where(r -> r.suppliers().contains(group.name()) ? group.name() : "", group.name()));
    }
    assertThat(
            figures.held().stream().map(TeamFigures::elapsed).reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(naive.openUntil(OPTIONS.asOf(), BusinessCalendar.ALWAYS));
    assertThat(
            figures.held().stream()
                .map(TeamFigures::business)
                .reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(naive.openUntil(OPTIONS.asOf(), OFFICE));
    for (LeftOut why : LeftOut.values()) {
      assertThat(figures.leftOut().getOrDefault(why, 0L))
          .isEqualTo(records.stream().filter(r -> r.leftOut() == why).count());
    }
    for (Figures.Week week : figures.weeks()) {
      Instant end = week.monday().plusDays(7).atStartOfDay(OFFICE.zone()).toInstant();
      assertThat(week.backlog()).isEqualTo(naive.openAt(end));
    }
    assertThat(figures.backlog().stream().mapToLong(Figures.Age::incidents).sum())
        .isEqualTo(figures.all().open());
    for (Figures.Age age : figures.backlog()) {
      assertThat(age.incidents())
          .isEqualTo(
              naive.count(
                  r -> {
                    Duration old = Duration.between(r.loggedAt(), OPTIONS.asOf());
                    boolean young = old.compareTo(age.from()) < 0;
                    boolean tooOld = age.to() != null && old.compareTo(age.to()) >= 0;
                    return !r.resolved() && !young && !tooOld;
                  }));
    }
    figures
        .nightPages()
        .forEach(
            (person, count) ->
                assertThat(count)
                    .isEqualTo(
                        records.stream()
                            .flatMap(r -> r.pages().stream())
                            .filter(page -> page.person().equals(person) && night(page.at()))
                            .count()));
  }

  @Property(seed = "29", tries = 60)
  void parts_of_a_register_can_be_counted_apart(@ForAll long seed) {
    List<IncidentRecord> records = records(seed, 120);
    int cut = new Random(seed).nextInt(records.size());
    FiguresCollector merged =
        collect(records.subList(cut, records.size())).merge(collect(records.subList(0, cut)));
    assertThat(merged.figures()).isEqualTo(collect(records).figures());
  }

  @Example
  void what_is_kept_does_not_grow_with_the_number_of_incidents() {
    List<IncidentRecord> records = records(7, 10_000);
    FiguresCollector collector = collect(records);
    Figures once = collector.figures();
    int size = collector.size();
    for (int i = 1; i < 100; i++) {
      records.forEach(collector::add);
    }
    Figures million = collector.figures();
    assertThat(million.all().incidents()).isEqualTo(100 * once.all().incidents());
    assertThat(million.all().toResolve().business().p90())
        .isEqualTo(once.all().toResolve().business().p90());
    assertThat(collector.size()).isEqualTo(size);
  }

  @Example
  void names_without_end_end_up_with_the_others() {
    FiguresCollector collector = new FiguresCollector(OPTIONS);
    for (int i = 0; i < 3_000; i++) {
      collector.add(
          IncidentRecord.builder("INC-" + i, RandomRecords.START).team("team-" + i).build());
    }
    List<Figures.Group> teams = collector.figures().byTeam();
    assertThat(teams).hasSize(FiguresCollector.MOST_NAMES + 1);
    assertThat(teams.get(0).name()).isEqualTo(Figures.OTHERS);
    assertThat(teams.get(0).incidents()).isEqualTo(2_000);
  }

  private static void each(
      List<Figures.Group> groups, NaiveFigures naive, Function<IncidentRecord, String> name) {
    groups.forEach(group -> same(group, naive.where(name, group.name())));
    assertThat(groups.stream().mapToLong(Figures.Group::incidents).sum())
        .isEqualTo(naive.counted().size());
  }

  private static void same(Figures.Group group, NaiveFigures naive) {
    assertThat(group.incidents()).isEqualTo(naive.counted().size());
    for (boolean business : List.of(false, true)) {
      BusinessCalendar on = business ? OFFICE : BusinessCalendar.ALWAYS;
      same(times(group.toAcknowledge(), business), naive.toAcknowledge(on));
      same(times(group.toResolve(), business), naive.toResolve(on));
      same(times(group.openTime(), business), naive.openTime(on));
    }
    for (TargetKind kind : TargetKind.values()) {
      assertThat(group.targets().getOrDefault(kind, new Figures.Kept(0, 0)))
          .isEqualTo(naive.kept(kind));
    }
    assertThat(group.resolved()).isEqualTo(naive.count(IncidentRecord::resolved));
    assertThat(group.onceResolved()).isEqualTo(naive.count(r -> r.open().get(0).to() != null));
    assertThat(group.returns()).isEqualTo(naive.returns());
    assertThat(group.reassigned()).isEqualTo(naive.count(r -> r.teams().size() > 1));
    assertThat(group.reassignments())
        .isEqualTo(
            naive.counted().stream().mapToLong(r -> Math.max(0, r.teams().size() - 1)).sum());
    assertThat(group.reopened()).isEqualTo(naive.count(r -> r.open().size() > 1));
    assertThat(group.reopenings())
        .isEqualTo(naive.counted().stream().mapToLong(r -> r.open().size() - 1L).sum());
    assertThat(group.firstContact()).isEqualTo(naive.firstContact());
    assertThat(group.byUsers()).isEqualTo(naive.count(NaiveFigures::byUser));
    assertThat(group.selfService()).isEqualTo(naive.count(r -> r.resolved() && r.selfService()));
    assertThat(group.feedback()).isEqualTo(naive.feedback());
    assertThat(group.feedback().rating()).isEqualTo(naive.rating());
  }

  private static void same(Figures.Times times, List<Duration> exact) {
    assertThat(times.count()).isEqualTo(exact.size());
    if (!exact.isEmpty()) {
      within(times.median(), exact, 0.5);
      within(times.p90(), exact, 0.9);
      within(times.p95(), exact, 0.95);
      assertThat(times.longest()).isEqualTo(exact.get(exact.size() - 1));
      assertThat(times.mean())
          .isEqualTo(exact.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(exact.size()));
    }
  }

  private static void within(Duration told, List<Duration> exact, double share) {
    double millis = exact.get((int) Math.ceil(share * exact.size()) - 1).toMillis();
    assertThat((double) told.toMillis()).isCloseTo(millis, offset(millis * Figures.RELATIVE_ERROR));
  }

  private static Figures.Times times(Figures.Clocks clocks, boolean business) {
    return business ? clocks.business() : clocks.elapsed();
  }

  private static boolean night(Instant at) {
    int hour = at.atZone(OFFICE.zone()).getHour();
    return hour >= 22 || hour < 6;
  }

  private static String name(Object value) {
    return value == null ? Figures.UNKNOWN : value.toString();
  }

  private static FiguresCollector collect(List<IncidentRecord> records) {
    FiguresCollector collector = new FiguresCollector(OPTIONS);
    records.forEach(collector::add);
    return collector;
  }

  private static List<IncidentRecord> records(long seed, int count) {
    return Stream.generate(new RandomRecords(seed)::next).limit(count).toList();
  }
}
