package dev.tocsin.faults.node;

import dev.tocsin.host.IdSource;
import java.util.UUID;

/** Random ids that tell which node made them: its number stands in the first two bytes. */
public final class Ids implements IdSource {
  private static final int SHIFT = 48;

  private final long number;

  /**
   * Makes ids for a node.
   *
   * @param number 0 to 32767
   */
  public Ids(int number) {
    this.number = number;
  }

  @Override
  public UUID next() {
    UUID random = UUID.randomUUID();
    long rest = random.getMostSignificantBits() & ((1L << SHIFT) - 1);
    return new UUID(number << SHIFT | rest, random.getLeastSignificantBits());
  }

  /**
   * Which node made an id.
   *
   * @param id one of these ids
   * @return the node's number
   */
  public static int node(UUID id) {
    return (int) (id.getMostSignificantBits() >>> SHIFT);
  }
}
