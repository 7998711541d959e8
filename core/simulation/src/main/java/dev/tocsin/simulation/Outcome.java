package dev.tocsin.simulation;

import org.jspecify.annotations.Nullable;

/**
 * How a seed ended.
 *
 * @param traceHash the hash of everything that happened; equal for equal seed and options
 * @param registerHash the hash of what the register says at the end: kinds, times and actors
 * @param tally what the run came across
 * @param failure the invariant that broke, or null
 */
public record Outcome(long traceHash, long registerHash, Tally tally, @Nullable Failure failure) {}
