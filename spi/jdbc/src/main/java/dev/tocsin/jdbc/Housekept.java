package dev.tocsin.jdbc;

/**
 * What a turn of housekeeping has thrown away. Immutable.
 *
 * @param commitIds how many ids of old commits
 * @param wakes how many wakes that were taken away while somebody had claimed them
 */
public record Housekept(int commitIds, int wakes) {}
