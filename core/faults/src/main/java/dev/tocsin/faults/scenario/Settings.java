package dev.tocsin.faults.scenario;

import java.nio.file.Path;

/**
 * How much of everything.
 *
 * @param kills how many nodes are killed
 * @param seconds how long the faults that have no number of their own go on
 * @param incidents how many are due in one minute when four JVMs share them
 * @param seed for every choice that is left to chance
 * @param work where data, journals and logs go
 */
public record Settings(int kills, int seconds, int incidents, long seed, Path work) {}
