package dev.tocsin.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region of incidents: for each axis a set of its values, and every combination of them. Never
 * changed once made.
 */
final class Box {
  private final long[][] sets;

  Box(long[][] sets) {
    this.sets = sets;
  }

  int axes() {
    return sets.length;
  }

  long[] on(int axis) {
    return sets[axis];
  }

  Box with(int axis, long[] set) {
    long[][] copy = sets.clone();
    copy[axis] = set;
    return new Box(copy);
  }

  boolean empty() {
    for (long[] set : sets) {
      if (Bits.empty(set)) {
        return true;
      }
    }
    return false;
  }

  boolean meets(Box other) {
    for (int axis = 0; axis < sets.length; axis++) {
      if (!Bits.meet(sets[axis], other.sets[axis])) {
        return false;
      }
    }
    return true;
  }

  boolean contains(Box other) {
    for (int axis = 0; axis < sets.length; axis++) {
      if (!Bits.contains(sets[axis], other.sets[axis])) {
        return false;
      }
    }
    return true;
  }

  /** The region that both share, or null when they share none. */
  @Nullable Box shared(Box other) {
    long[][] shared = new long[sets.length][];
    for (int axis = 0; axis < sets.length; axis++) {
      shared[axis] = Bits.and(sets[axis], other.sets[axis]);
      if (Bits.empty(shared[axis])) {
        return null;
      }
    }
    return new Box(shared);
  }

  /** This region, less the values that none of some others has. */
  Box within(List<Box> others) {
    long[][] reached = new long[sets.length][];
    for (int axis = 0; axis < sets.length; axis++) {
      long[] any = new long[sets[axis].length];
      for (Box each : others) {
        Bits.addAll(any, each.sets[axis]);
      }
      reached[axis] = Bits.and(sets[axis], any);
    }
    return new Box(reached);
  }

  /** Which part of this region another one takes, from 0 to 1. */
  double shareTakenBy(Box other) {
    double share = 1;
    for (int axis = 0; axis < sets.length; axis++) {
      share *= (double) Bits.sizeOfBoth(sets[axis], other.sets[axis]) / Bits.size(sets[axis]);
    }
    return share;
  }

  /** What is left without another region that it meets: regions that do not meet each other. */
  List<Box> without(Box other) {
    List<Box> rest = new ArrayList<>();
    long[][] left = sets.clone();
    for (int axis = 0; axis < sets.length; axis++) {
      if (!Bits.contains(other.sets[axis], sets[axis])) {
        long[][] piece = left.clone();
        piece[axis] = Bits.without(sets[axis], other.sets[axis]);
        rest.add(new Box(piece));
        left[axis] = Bits.and(sets[axis], other.sets[axis]);
      }
    }
    return rest;
  }
}
