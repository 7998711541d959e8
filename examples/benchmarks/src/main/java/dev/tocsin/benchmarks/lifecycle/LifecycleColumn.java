package dev.tocsin.benchmarks.lifecycle;

/** One column of the comparison. Implementations are used by one thread. */
public interface LifecycleColumn {
  /**
   * Makes one fresh incident in NEW, fires the triggers in turn, and returns the state it ends in.
   */
  State drive(Trigger[] triggers);

  /** Prepares one long-lived incident in IN_PROGRESS for {@link #fireHeld}. */
  void hold();

  /** Fires one trigger at the long-lived incident and returns its new state. */
  State fireHeld(Trigger trigger);

  static LifecycleColumn named(String name) throws Exception {
    return switch (name) {
      case "floor-enumSwitch" -> new Floors.EnumSwitch();
      case "floor-enumMap" -> new Floors.EnumMapTable();
      case "floor-recordAndEvent" -> new Floors.RecordAndEvent();
      case "floor-sameRecord" -> new SameRecordFloor();
      case "tocsin" -> new TocsinColumn();
      case "stateless4j" -> new Stateless4jColumn();
      case "squirrel" -> new SquirrelColumn();
      case "spring" -> new SpringColumn(false);
      case "spring-reused" -> new SpringColumn(true);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
