package dev.tocsin.simulation;

/** A process has died: unwinds whatever it was doing. Nobody but the world may catch it. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash(String process) {
    super(process + " has died", null, false, false);
  }
}
