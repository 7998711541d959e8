package dev.tocsin.faults.scenario;

/** What goes wrong while the driver works. */
@FunctionalInterface
interface Fault {
  /**
   * Does the harm, bounded in time, and undoes it.
   *
   * @param stage the processes
   * @return how many times it has struck
   * @throws Exception when it could not be done or undone
   */
  int strike(Stage stage) throws Exception;
}
