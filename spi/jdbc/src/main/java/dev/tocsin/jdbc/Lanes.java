package dev.tocsin.jdbc;

import dev.tocsin.store.Lane;

/** The lanes' numbers in the tables; the severe one is sorted first. */
final class Lanes {
  private Lanes() {}

  static int number(Lane lane) {
    return lane == Lane.SEVERE ? 0 : 1;
  }
}
