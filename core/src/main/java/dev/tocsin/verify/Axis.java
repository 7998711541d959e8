package dev.tocsin.verify;

/**
 * One thing in which incidents differ, as finitely many values: those that rules name, what is none
 * of them ("other"), and absent. Values are numbered; the likely ones come first.
 */
interface Axis {
  /** How many values there are. */
  int size();

  /** The values that a condition admits. */
  long[] admitted(Asked asked);

  /** Gives an example the value. */
  void fill(Sketch sketch, int value);

  /** The values of a set in words, such as "priority P3 or P4". */
  String words(long[] values);
}
