package dev.tocsin.calendar;

/** Binary search in numbers that never fall, for the last one that is not above a key. */
final class Search {
  private Search() {}

  /** The index of the last of the first {@code size} values that is at most the key; else -1. */
  static int last(int[] values, int size, int key) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] <= key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** The index of the last of the first {@code size} values that is at most the key; else -1. */
  static int last(long[] values, int size, long key) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] <= key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
