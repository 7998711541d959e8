package dev.tocsin.verify;

import dev.tocsin.escalation.When;
import dev.tocsin.incident.Source;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What can really occur: known values plus "other" and absent, on each axis. Values that no rule
 * tells apart count as one. In the natural space the policy's own tables derive priority and team;
 * in the other one a person may have set them by hand.
 */
final class Space {
  private static final int CATEGORY = 0;
  private static final int URGENCY = 1;
  private static final int SERVICE = 2;

  private final Policy policy;
  private final List<Axis> axes;
  private final List<List<long[]>> classes = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();

  /** By axis and value: the rules that admit it. */
  private final long[][][] admitting;

  private Space(Policy policy, List<Axis> axes, List<Asked> rules) {
    this.policy = policy;
    this.axes = axes;
    long[][][] sets = new long[rules.size()][axes.size()][];
    for (int axis = 0; axis < axes.size(); axis++) {
      List<long[]> admitted = new ArrayList<>();
      for (Asked rule : rules) {
        admitted.add(axes.get(axis).admitted(rule));
      }
      List<long[]> merged = merge(axes.get(axis).size(), admitted);
      classes.add(merged);
      for (int rule = 0; rule < rules.size(); rule++) {
        long[] set = Bits.none(merged.size());
        for (int each = 0; each < merged.size(); each++) {
          if (Bits.has(admitted.get(rule), Bits.first(merged.get(each)))) {
            Bits.add(set, each);
          }
        }
        sets[rule][axis] = set;
      }
    }
    admitting = new long[axes.size()][][];
    for (int axis = 0; axis < axes.size(); axis++) {
      admitting[axis] = new long[classes.get(axis).size()][];
      for (int value = 0; value < admitting[axis].length; value++) {
        admitting[axis][value] = Bits.none(rules.size());
        for (int rule = 0; rule < rules.size(); rule++) {
          if (Bits.has(sets[rule][axis], value)) {
            Bits.add(admitting[axis][value], rule);
          }
        }
      }
    }
    for (long[][] each : sets) {
      boxes.add(new Box(each));
    }
  }

  /** Of one policy, or of several that are compared; examples are as the first one sees them. */
  static Space natural(List<Asked> rules, Instant from) {
    List<Axis> axes = new ArrayList<>();
    axes.add(new CategoryAxis(rules, true));
    axes.add(new UrgencyAxis(rules));
    addRest(axes, rules, from);
    return new Space(rules.get(0).policy(), axes, rules);
  }

  static Space overridden(List<Asked> rules, Instant from) {
    Policy policy = rules.get(0).policy();
    List<Axis> axes = new ArrayList<>();
    axes.add(new CategoryAxis(rules, false));
    axes.add(
        new ListAxis<>(
            "team",
            List.copyOf(policy.teams().keySet()),
            When::teams,
            (sketch, team) -> sketch.team = team));
    axes.add(
        new ListAxis<>(
            "impact",
            policy.priorities().impacts(),
            When::impacts,
            (sketch, impact) -> sketch.impact = impact));
    axes.add(
        new ListAxis<>(
            "urgency",
            policy.priorities().urgencies(),
            When::urgencies,
            (sketch, urgency) -> sketch.urgency = urgency));
    axes.add(
        new ListAxis<>(
            "priority",
            List.copyOf(policy.priorities().priorities()),
            When::priorities,
            (sketch, priority) -> sketch.priority = priority));
    addRest(axes, rules, from);
    return new Space(policy, axes, rules);
  }

  private static void addRest(List<Axis> axes, List<Asked> rules, Instant from) {
    axes.add(
        new TextAxis(
            "service",
            true,
            rules,
            List.of(),
            When::services,
            (sketch, service) -> sketch.service = service));
    axes.add(
        new TextAxis(
            "source",
            false,
            rules,
            List.of(Source.MONITORING.name(), Source.USER.name()),
            when -> when.sources().stream().map(Source::name).toList(),
            (sketch, source) -> {
              if (source != null) {
                sketch.source = Source.of(source);
              }
            }));
    TreeSet<String> attributes = new TreeSet<>();
    rules.forEach(each -> attributes.addAll(each.when().attributes().keySet()));
    for (String name : attributes) {
      axes.add(
          new TextAxis(
              "attribute " + name,
              true,
              rules,
              List.of(),
              when -> when.attributes().getOrDefault(name, Set.of()),
              (sketch, value) -> {
                if (value != null) {
                  sketch.attributes.put(name, value);
                }
              }));
    }
    axes.add(new TimeAxis(rules, from));
  }

  /** Values that are in the same sets are one class; the likely value stands for it. */
  private static List<long[]> merge(int size, List<long[]> sets) {
    Map<BitSet, long[]> found = new HashMap<>();
    List<long[]> merged = new ArrayList<>();
    for (int value = 0; value < size; value++) {
      BitSet in = new BitSet(sets.size());
      for (int each = 0; each < sets.size(); each++) {
        in.set(each, Bits.has(sets.get(each), value));
      }
      long[] members = found.get(in);
      if (members == null) {
        members = Bits.none(size);
        found.put(in, members);
        merged.add(members);
      }
      Bits.add(members, value);
    }
    return merged;
  }

  /** The region of a rule, by its number. */
  Box box(int rule) {
    return boxes.get(rule);
  }

  /** The rules that meet a region, as a set of numbers. */
  long[] meeting(Box region) {
    long[] meeting = Bits.all(boxes.size());
    for (int axis = 0; axis < axes.size(); axis++) {
      long[] any = Bits.none(boxes.size());
      for (int value = 0; value < admitting[axis].length; value++) {
        if (Bits.has(region.on(axis), value)) {
          Bits.addAll(any, admitting[axis][value]);
        }
      }
      meeting = Bits.and(meeting, any);
    }
    return meeting;
  }

  List<Box> boxes() {
    return boxes;
  }

  /** Everything that can occur. */
  Box whole() {
    long[][] sets = new long[axes.size()][];
    for (int axis = 0; axis < sets.length; axis++) {
      sets[axis] = Bits.all(classes.get(axis).size());
    }
    return new Box(sets);
  }

  /** How many combinations of values a region has. */
  double size(Box region) {
    double size = 1;
    for (int axis = 0; axis < axes.size(); axis++) {
      int values = 0;
      for (int each = 0; each < classes.get(axis).size(); each++) {
        if (Bits.has(region.on(axis), each)) {
          values += Bits.size(classes.get(axis).get(each));
        }
      }
      size *= values;
    }
    return size;
  }

  /** An incident of a region that is not empty. */
  Example example(Box region) {
    Sketch sketch = new Sketch();
    for (int axis = 0; axis < axes.size(); axis++) {
      int value = Bits.first(classes.get(axis).get(Bits.first(region.on(axis))));
      axes.get(axis).fill(sketch, value);
    }
    return sketch.example(policy);
  }

  /** An incident of a region of the natural space for all that a path tells apart. */
  List<Example> examples(Box region, PathAsks asks) {
    Map<List<@Nullable Object>, Example> found = new LinkedHashMap<>();
    for (int category : firsts(region, CATEGORY)) {
      for (int urgency : asks.priority() ? values(region, URGENCY) : one(region, URGENCY)) {
        for (int service : asks.service() ? values(region, SERVICE) : one(region, SERVICE)) {
          Sketch sketch = new Sketch();
          for (int axis = 0; axis < axes.size(); axis++) {
            axes.get(axis).fill(sketch, one(region, axis).get(0));
          }
          axes.get(CATEGORY).fill(sketch, category);
          axes.get(URGENCY).fill(sketch, urgency);
          axes.get(SERVICE).fill(sketch, service);
          Example example = sketch.example(policy);
          found.putIfAbsent(
              Arrays.asList(
                  example.team(),
                  asks.priority() ? example.priority() : null,
                  asks.service() ? example.service() == null : null),
              example);
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** One value of each class that a region has on an axis. */
  private List<Integer> firsts(Box region, int axis) {
    List<Integer> firsts = new ArrayList<>();
    for (int each = 0; each < classes.get(axis).size(); each++) {
      if (Bits.has(region.on(axis), each)) {
        firsts.add(Bits.first(classes.get(axis).get(each)));
      }
    }
    return firsts;
  }

  private List<Integer> one(Box region, int axis) {
    return firsts(region, axis).subList(0, 1);
  }

  /** All values that a region has on an axis, those that no rule tells apart included. */
  private List<Integer> values(Box region, int axis) {
    List<Integer> values = new ArrayList<>();
    for (int each = 0; each < classes.get(axis).size(); each++) {
      for (int value = 0; value < axes.get(axis).size(); value++) {
        if (Bits.has(region.on(axis), each) && Bits.has(classes.get(axis).get(each), value)) {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** The times of a region, as those that no rule tells apart. */
  List<Integer> times(Box region) {
    return firsts(region, axes.size() - 1);
  }

  /** A region in words: what sets it apart; "every incident" for the whole. */
  String words(Box region) {
    List<String> words = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      long[] values = Bits.none(axes.get(axis).size());
      for (int each = 0; each < classes.get(axis).size(); each++) {
        if (Bits.has(region.on(axis), each)) {
          Bits.addAll(values, classes.get(axis).get(each));
        }
      }
      if (Bits.size(values) < axes.get(axis).size()) {
        words.add(axes.get(axis).words(values));
      }
    }
    return words.isEmpty() ? "every incident" : String.join(", ", words);
  }
}
