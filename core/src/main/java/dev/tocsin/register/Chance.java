package dev.tocsin.register;

/**
 * The hypergeometric distribution. Pure functions; exact to about 12 digits for any counts of
 * incidents.
 */
final class Chance {
  private static final int EXACT = 64;
  private static final double[] SMALL = small();

  private Chance() {}

  private static double[] small() {
    double[] logs = new double[EXACT];
    for (int n = 2; n < EXACT; n++) {
      logs[n] = logs[n - 1] + Math.log(n);
    }
    return logs;
  }

  /**
   * How likely it is that of {@code drawn} out of {@code all}, drawn blindly, {@code least} or more
   * are among the {@code marked} ones.
   */
  static double ofAtLeast(long least, long all, long marked, long drawn) {
    long most = Math.min(marked, drawn);
    long lowest = Math.max(0, marked + drawn - all);
    if (least <= lowest) {
      return 1;
    }
    if (least > most) {
      return 0;
    }
    double term =
        Math.exp(choose(marked, least) + choose(all - marked, drawn - least) - choose(all, drawn));
    double sum = 0;
    for (long hit = least; hit <= most && term > sum * 1e-17; hit++) {
      sum += term;
      term *=
          (double) (marked - hit)
              / (hit + 1)
              * ((double) (drawn - hit) / (all - marked - drawn + hit + 1));
    }
    return Math.min(1, sum);
  }

  private static double choose(long of, long some) {
    return factorial(of) - factorial(some) - factorial(of - some);
  }

  /** Its logarithm; from 64 on by Stirling's series. */
  private static double factorial(long n) {
    if (n < EXACT) {
      return SMALL[(int) n];
    }
    double x = n;
    double square = x * x;
    return x * Math.log(x)
        - x
        + 0.5 * Math.log(2 * Math.PI * x)
        + (1.0 / 12 - (1.0 / 360 - 1.0 / (1260 * square)) / square) / x;
  }
}
