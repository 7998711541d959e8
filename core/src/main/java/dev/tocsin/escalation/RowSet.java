package dev.tocsin.escalation;

import com.google.common.primitives.ImmutableIntArray;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a matrix, as 64-bit words of which only those that are not empty are kept.
 *
 * <p>A set stands before another one, such as the rows that name a service before those that name
 * none: it keeps its own words, merged with what lies behind, and leaves the others to the set
 * behind. So a set costs memory by the rows that it adds, not by the rows of the matrix. Where the
 * words behind are few they are taken over, which saves the way there. Immutable.
 */
final class RowSet {
  /** A matrix of so few words keeps all of them in every set. */
  static final int FEW = 16;

  private static final int ALL = 0;
  private static final int OWN = 1;
  private static final int BEFORE = 2;
  private static final int PARTS = 3;

  /**
   * In one array, so that a look-up goes to one place: for each 64 words which are not empty, which
   * of those are kept here, and where the first of them is; then the words that are kept here.
   */
  private final long[] data;

  private final int blocks;
  private final @Nullable RowSet behind;

  private RowSet(BitSet kept, long[] words, int blocks, @Nullable RowSet behind) {
    this.blocks = blocks;
    this.behind = behind;
    this.data = new long[PARTS * blocks + words.length];
    long[] own = kept.toLongArray();
    int before = PARTS * blocks;
    for (int block = 0; block < blocks; block++) {
      long here = block < own.length ? own[block] : 0;
      data[PARTS * block + ALL] = here | (behind == null ? 0 : behind.summary(block));
      data[PARTS * block + OWN] = here;
      data[PARTS * block + BEFORE] = before;
      before += Long.bitCount(here);
    }
    System.arraycopy(words, 0, data, PARTS * blocks, words.length);
  }

  /** How many words there are for so many rows. */
  static int words(int rows) {
    return (rows + 63) >>> 6;
  }

  /**
   * These rows and those of another set.
   *
   * @param rows the rows that are added, in order
   * @param count how many words the matrix has
   * @param next the other set, or null
   */
  static RowSet of(ImmutableIntArray rows, int count, @Nullable RowSet next) {
    BitSet kept = new BitSet();
    rows.forEach(row -> kept.set(row >>> 6));
    RowSet behind = next;
    if (count <= FEW) {
      kept.set(0, count);
      behind = null;
    }
    int limit = Math.max(FEW, 2 * kept.cardinality());
    while (behind != null) {
      BitSet both = (BitSet) kept.clone();
      behind.addTo(both);
      if (both.cardinality() > limit) {
        break;
      }
      kept.or(both);
      behind = behind.behind;
    }
    long[] words = new long[kept.cardinality()];
    int row = 0;
    int i = 0;
    for (int w = kept.nextSetBit(0); w >= 0; w = kept.nextSetBit(w + 1)) {
      long bits = next == null ? 0 : next.word(w);
      for (; row < rows.length() && rows.get(row) >>> 6 == w; row++) {
        bits |= 1L << rows.get(row);
      }
      words[i++] = bits;
    }
    return new RowSet(kept, words, (count + 63) >>> 6, behind);
  }

  private void addTo(BitSet words) {
    for (int block = 0; block < blocks; block++) {
      for (long left = data[PARTS * block + OWN]; left != 0; left &= left - 1) {
        words.set((block << 6) + Long.numberOfTrailingZeros(left));
      }
    }
  }

  /** A bit for each of 64 words that may not be empty. */
  long summary(int block) {
    return data[PARTS * block + ALL];
  }

  /** A bit for each of 64 rows. */
  long word(int word) {
    int at = (word >>> 6) * PARTS;
    for (RowSet set = this; set != null; set = set.behind) {
      long own = set.data[at + OWN];
      long rest = own >>> word;
      if ((rest & 1) != 0) {
        return set.data[(int) set.data[at + BEFORE] + Long.bitCount(own) - Long.bitCount(rest)];
      }
    }
    return 0;
  }

  /** The same, where a matrix has at most {@link #FEW} words. */
  long wordOfFew(int word) {
    return data[PARTS + word];
  }

  /** How many words are kept here, without those of the sets behind. */
  int size() {
    return data.length - PARTS * blocks;
  }
}
