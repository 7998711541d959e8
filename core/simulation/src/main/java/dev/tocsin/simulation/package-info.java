/**
 * The deterministic simulation: several nodes, a faulty store and a faulty world in one thread,
 * from one seed. Source: simulation.md.
 */
@NullMarked
package dev.tocsin.simulation;

import org.jspecify.annotations.NullMarked;
