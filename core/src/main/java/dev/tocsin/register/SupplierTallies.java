package dev.tocsin.register;

import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what suppliers did, by supplier, for at most so many names; for one thread. */
final class SupplierTallies {
  private final Map<String, One> byName = new TreeMap<>();

  /** The engagements of one supplier. */
  private static final class One {
    private final Histogram toRespond = new Histogram();
    private final Histogram toResolve = new Histogram();
    private final Map<TargetKind, Figures.Kept> targets = new EnumMap<>(TargetKind.class);
    private long engagements;
    private long reached;
    private long rejections;

    void add(SupplierRecord record) {
      engagements++;
      rejections += record.rejections();
      Instant start = record.deliveredAt();
      if (start != null) {
        reached++;
        add(toRespond, start, record.respondedAt());
        add(toResolve, start, record.handedBackAt());
      }
      record.targets().forEach((kind, kept) -> target(kind, kept ? 1 : 0, kept ? 0 : 1));
    }

    private static void add(Histogram to, Instant start, @Nullable Instant end) {
      if (end != null) {
        to.add(Duration.between(start, end));
      }
    }

    void merge(One other) {
      engagements += other.engagements;
      reached += other.reached;
      rejections += other.rejections;
      toRespond.merge(other.toRespond);
      toResolve.merge(other.toResolve);
      other.targets.forEach((kind, kept) -> target(kind, kept.kept(), kept.missed()));
    }

    private void target(TargetKind kind, long kept, long missed) {
      targets.merge(
          kind,
          new Figures.Kept(kept, missed),
          (a, b) -> new Figures.Kept(a.kept() + b.kept(), a.missed() + b.missed()));
    }

    SupplierFigures figures(String name) {
      return new SupplierFigures(
          name, engagements, reached, toRespond.times(), toResolve.times(), targets, rejections);
    }
  }

  void add(SupplierRecord record) {
    of(record.supplier()).add(record);
  }

  void merge(SupplierTallies other) {
    other.byName.forEach((name, one) -> of(name).merge(one));
  }

  private One of(String name) {
    boolean known = byName.containsKey(name) || byName.size() < FiguresCollector.MOST_NAMES;
    return byName.computeIfAbsent(known ? name : Figures.OTHERS, key -> new One());
  }

  /** How many buckets take up memory. */
  int size() {
    int size = 0;
    for (One one : byName.values()) {
      size += one.toRespond.size() + one.toResolve.size();
    }
    return size;
  }

  List<SupplierFigures> busiestFirst() {
    List<SupplierFigures> all = new ArrayList<>();
    byName.forEach((name, one) -> all.add(one.figures(name)));
    all.sort(Comparator.comparingLong(SupplierFigures::engagements).reversed());
    return all;
  }
}
