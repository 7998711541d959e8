package dev.tocsin.verify;

import java.time.Instant;

/**
 * An instant of a path, and whether it moves with the log instant or stays where it is.
 *
 * @param at in microseconds
 * @param moves whether an incident that is logged a microsecond later has it a microsecond later
 */
record Moment(long at, boolean moves) {
  Instant instant() {
    return OpenTime.instant(at);
  }
}
