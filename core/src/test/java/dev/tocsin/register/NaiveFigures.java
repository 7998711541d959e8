package dev.tocsin.register;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.incident.Source;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The formulas of {@link Figures}, computed from all incidents at once and exactly. */
record NaiveFigures(List<IncidentRecord> counted, FiguresOptions options) {

  static NaiveFigures of(List<IncidentRecord> all, FiguresOptions options) {
    return new NaiveFigures(all.stream().filter(r -> r.leftOut() == null).toList(), options);
  }

  NaiveFigures where(Function<IncidentRecord, String> name, String value) {
    return new NaiveFigures(
        counted.stream().filter(r -> value.equals(name.apply(r))).toList(), options);
  }

  List<Duration> toAcknowledge(BusinessCalendar on) {
    return counted.stream()
        .filter(r -> r.acknowledgedAt() != null)
        .map(r -> between(r.loggedAt(), r.acknowledgedAt(), on))
        .sorted()
        .toList();
  }

  List<Duration> toResolve(BusinessCalendar on) {
    return resolved().map(r -> between(r.began(), r.resolvedAt(), on)).sorted().toList();
  }

  List<Duration> openTime(BusinessCalendar on) {
    return resolved()
        .map(
            r ->
                r.open().stream()
                    .map(stretch -> between(stretch.from(), stretch.to(), on))
                    .reduce(Duration.ZERO, Duration::plus))
        .sorted()
        .toList();
  }

  /** The open time, up to an instant, of those of which a team is known. */
  Duration openUntil(Instant end, BusinessCalendar on) {
    return counted.stream()
        .filter(r -> r.team() != null)
        .flatMap(r -> r.open().stream())
        .map(stretch -> between(stretch.from(), stretch.to() == null ? end : stretch.to(), on))
        .reduce(Duration.ZERO, Duration::plus);
  }

  Figures.Kept kept(TargetKind kind) {
    return new Figures.Kept(
        count(r -> Boolean.TRUE.equals(r.targets().get(kind))),
        count(r -> Boolean.FALSE.equals(r.targets().get(kind))));
  }

  long returns() {
    long sum = 0;
    for (IncidentRecord r : counted) {
      List<String> held = new ArrayList<>();
      for (String team : r.teams()) {
        sum += held.contains(team) ? 1 : 0;
        held.add(team);
      }
    }
    return sum;
  }

  long firstContact() {
    return count(
        r ->
            byUser(r)
                && r.resolved()
                && r.teams().size() <= 1
                && !r.waited()
                && r.reopenings() == 0
                && !r.selfService()
                && Duration.between(r.loggedAt(), r.resolvedAt()).compareTo(options.firstContact())
                    <= 0);
  }

  Figures.Feedback feedback() {
    return new Figures.Feedback(
        count(r -> r.resolved() && r.feedback().confirmed()),
        IntStream.rangeClosed(1, 5)
            .mapToObj(stars -> ratings().filter(rating -> rating == stars).count())
            .toList(),
        counted.stream().mapToLong(r -> r.feedback().rejections()).sum());
  }

  Double rating() {
    OptionalDouble mean = ratings().average();
    return mean.isPresent() ? mean.getAsDouble() : null;
  }

  private IntStream ratings() {
    return resolved().map(r -> r.feedback().rating()).filter(Objects::nonNull).mapToInt(r -> r);
  }

  static boolean byUser(IncidentRecord r) {
    return Source.USER.equals(r.source()) || Source.SERVICE_DESK.equals(r.source());
  }

  long count(Function<IncidentRecord, Boolean> condition) {
    return counted.stream().filter(condition::apply).count();
  }

  /** How many were open at an instant. */
  long openAt(Instant at) {
    return counted.stream()
        .flatMap(r -> r.open().stream())
        .filter(s -> s.from().isBefore(at) && (s.to() == null || !s.to().isBefore(at)))
        .count();
  }

  private Stream<IncidentRecord> resolved() {
    return counted.stream().filter(IncidentRecord::resolved);
  }

  private static Duration between(Instant from, Instant to, BusinessCalendar on) {
    return to.isBefore(from) ? Duration.ZERO : on.between(from, to);
  }
}
