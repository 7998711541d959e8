package dev.tocsin.benchmarks.matrix;

import dev.tocsin.incident.Incident;
import java.time.Instant;

/**
 * What is asked of the matrix: as four values, the category ending with '/', and as an incident and
 * the time at which its round began, which say the same.
 */
public record Query(
    String category,
    int priority,
    String service,
    boolean supportHours,
    Incident incident,
    Instant at) {}
