package dev.tocsin.verify;

/** Sets of small numbers as words of 64 bits, all of one length. */
final class Bits {
  private Bits() {}

  static long[] none(int size) {
    return new long[(size + 63) >>> 6];
  }

  static long[] all(int size) {
    long[] set = none(size);
    for (int i = 0; i < size; i++) {
      add(set, i);
    }
    return set;
  }

  static void add(long[] set, int member) {
    set[member >>> 6] |= 1L << member;
  }

  static void addAll(long[] set, long[] others) {
    for (int i = 0; i < set.length; i++) {
      set[i] |= others[i];
    }
  }

  static boolean has(long[] set, int member) {
    return (set[member >>> 6] & (1L << member)) != 0;
  }

  static boolean meet(long[] one, long[] other) {
    for (int i = 0; i < one.length; i++) {
      if ((one[i] & other[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  static boolean contains(long[] whole, long[] part) {
    for (int i = 0; i < whole.length; i++) {
      if ((part[i] & ~whole[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  static long[] and(long[] one, long[] other) {
    long[] set = new long[one.length];
    for (int i = 0; i < set.length; i++) {
      set[i] = one[i] & other[i];
    }
    return set;
  }

  static long[] without(long[] one, long[] other) {
    long[] set = new long[one.length];
    for (int i = 0; i < set.length; i++) {
      set[i] = one[i] & ~other[i];
    }
    return set;
  }

  static boolean empty(long[] set) {
    for (long word : set) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  static int size(long[] set) {
    int size = 0;
    for (long word : set) {
      size += Long.bitCount(word);
    }
    return size;
  }

  static int sizeOfBoth(long[] one, long[] other) {
    int size = 0;
    for (int i = 0; i < one.length; i++) {
      size += Long.bitCount(one[i] & other[i]);
    }
    return size;
  }

  /** The smallest member; the set is not empty. */
  static int first(long[] set) {
    for (int i = 0; i < set.length; i++) {
      if (set[i] != 0) {
        return (i << 6) + Long.numberOfTrailingZeros(set[i]);
      }
    }
    throw new IllegalArgumentException("an empty set has no first member");
  }
}
