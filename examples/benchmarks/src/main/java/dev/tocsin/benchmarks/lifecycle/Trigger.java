package dev.tocsin.benchmarks.lifecycle;

public enum Trigger {
  ASSIGN,
  UNASSIGN,
  START,
  HOLD,
  RESUME,
  REASSIGN,
  RESOLVE,
  REOPEN,
  CLOSE,
  CANCEL
}
