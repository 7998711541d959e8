package dev.tocsin.register;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Benjamini and Hochberg's procedure: of many findings, those that may be believed while the share
 * of false ones among them stays below what was stated. Source: Benjamini and Hochberg 1995.
 */
final class Discoveries {
  private Discoveries() {}

  /**
   * A finding that is believed.
   *
   * @param finding what was found
   * @param share the least stated share at which it is believed
   */
  record Believed<T>(T finding, double share) {}

  /**
   * Those that may be believed, the least likely by chance first.
   *
   * @param chance of a finding, if nothing were to be found
   * @param tests how many were looked at, those that are not among the findings included
   * @param share of false ones that is allowed
   */
  static <T> List<Believed<T>> of(
      List<T> findings, ToDoubleFunction<T> chance, long tests, double share) {
    List<T> sorted = new ArrayList<>(findings);
    sorted.sort(Comparator.comparingDouble(chance));
    List<Believed<T>> believed = new ArrayList<>();
    double least = 1;
    for (int rank = sorted.size(); rank >= 1; rank--) {
      T finding = sorted.get(rank - 1);
      least = Math.min(least, chance.applyAsDouble(finding) * tests / rank);
      if (least <= share) {
        believed.add(new Believed<>(finding, least));
      }
    }
    Collections.reverse(believed);
    return believed;
  }
}
