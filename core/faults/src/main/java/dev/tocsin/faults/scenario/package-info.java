/** What goes wrong, and when. */
@NullMarked
package dev.tocsin.faults.scenario;

import org.jspecify.annotations.NullMarked;
