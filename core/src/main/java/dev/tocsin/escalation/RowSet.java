package dev.tocsin.escalation;

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
  static final int BLOCK = 64;

  private static final int FEW = 16;

  private final long[] summary;
  private final int[] before;
  private final long[] words;
  private final @Nullable RowSet behind;

  private RowSet(long[] summary, long[] words, @Nullable RowSet behind) {
    this.summary = summary;
    this.words = words;
    this.behind = behind;
    this.before = new int[summary.length];
    for (int i = 1; i < summary.length; i++) {
      before[i] = before[i - 1] + Long.bitCount(summary[i - 1]);
    }
  }

  /**
   * These rows and those of another set.
   *
   * @param rows the rows that are added
   * @param blocks how many blocks of 64 words the matrix has
   * @param next the other set, or null
   */
  static RowSet of(BitSet rows, int blocks, @Nullable RowSet next) {
    BitSet own = new BitSet();
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      own.set(row >>> 6);
    }
    int limit = Math.max(FEW, 2 * own.cardinality());
    BitSet kept = own;
    RowSet behind = next;
    while (behind != null) {
      BitSet both = (BitSet) kept.clone();
      both.or(BitSet.valueOf(behind.summary));
      if (both.cardinality() > limit) {
        break;
      }
      kept = both;
      behind = behind.behind;
    }
    long[] bits = rows.toLongArray();
    long[] words = new long[kept.cardinality()];
    int i = 0;
    for (int w = kept.nextSetBit(0); w >= 0; w = kept.nextSetBit(w + 1)) {
      words[i++] = (w < bits.length ? bits[w] : 0) | (next == null ? 0 : next.word(w));
    }
    long[] summary = new long[blocks];
    long[] known = kept.toLongArray();
    System.arraycopy(known, 0, summary, 0, known.length);
    return new RowSet(summary, words, behind);
  }

  /** A bit for each word of a block that is not empty. */
  long summary(int block) {
    long all = summary[block];
    for (RowSet next = behind; next != null; next = next.behind) {
      all |= next.summary[block];
    }
    return all;
  }

  /** A bit for each of 64 rows. */
  long word(int word) {
    int block = word >>> 6;
    for (RowSet set = this; set != null; set = set.behind) {
      long known = set.summary[block] >>> word;
      if ((known & 1) != 0) {
        return set.words[
            set.before[block] + Long.bitCount(set.summary[block]) - Long.bitCount(known)];
      }
    }
    return 0;
  }

  /** How many words are kept here, without those of the sets behind. */
  int size() {
    return words.length;
  }
}
