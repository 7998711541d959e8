package dev.tocsin.verify;

import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A first-match table, and what each of its rules really decides. Source: escalation.md, "Proving a
 * policy" (gap, shadowed row, overlap).
 */
final class Table {
  final List<Rule> rules;
  final Space space;

  private final Cover cover;
  private final List<List<Box>> decided = new ArrayList<>();

  /** In the natural space. */
  Table(Policy policy, List<Rule> rules, Instant from, Cover cover) throws Cover.OutOfBudget {
    this.rules = rules;
    this.cover = cover;
    space = Space.natural(Asked.of(policy, rules), from);
    for (int i = 0; i < rules.size(); i++) {
      decided.add(
          space.box(i).empty()
              ? List.of()
              : cover.left(space.box(i), earlierThat(i, space.box(i))));
    }
  }

  private List<Box> earlierThat(int rule, Box meet) {
    List<Box> earlier = new ArrayList<>();
    long[] meeting = space.meeting(meet);
    for (int i = 0; i < rule; i++) {
      if (Bits.has(meeting, i)) {
        earlier.add(space.box(i));
      }
    }
    return earlier;
  }

  /** What a rule takes before any other does: regions that do not meet each other. */
  List<Box> decides(int rule) {
    return decided.get(rule);
  }

  /** What no rule takes, of the first so many rules. */
  List<Box> gaps(int first) throws Cover.OutOfBudget {
    return cover.left(space.whole(), space.boxes().subList(0, first));
  }

  /** The earlier rules that take what a rule is for. */
  List<Rule> takers(int rule) {
    List<Rule> takers = new ArrayList<>();
    for (int i = 0; i < rule; i++) {
      if (decided.get(i).stream().anyMatch(space.box(rule)::meets)) {
        takers.add(rules.get(i));
      }
    }
    return takers;
  }

  /** Whether the earlier of two rules decides an incident that the later is for too. */
  boolean decidesSome(int earlier, int later) {
    Box box = space.box(later);
    for (Box each : decided.get(earlier)) {
      if (each.meets(box)) {
        return true;
      }
    }
    return false;
  }
}
