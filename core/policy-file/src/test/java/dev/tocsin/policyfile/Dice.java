package dev.tocsin.policyfile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws from lists. */
final class Dice {
  final Random random;

  Dice(Random random) {
    this.random = random;
  }

  /** Names that differ; perhaps none. */
  List<String> names(int most) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      names.add(RandomNames.numbered(random, i));
    }
    return new ArrayList<>(names);
  }

  <T> List<T> some(List<T> all) {
    List<T> mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, random);
    return mixed.subList(0, random.nextInt(all.size() + 1));
  }

  <T> Set<T> atLeastOne(List<T> all) {
    Set<T> some = new LinkedHashSet<>(some(all));
    some.add(one(all));
    return some;
  }

  <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  boolean coin() {
    return random.nextBoolean();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }
}
