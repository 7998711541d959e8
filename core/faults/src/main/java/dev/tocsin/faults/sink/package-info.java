/** Takes messages and writes down when each arrived. */
@NullMarked
package dev.tocsin.faults.sink;

import org.jspecify.annotations.NullMarked;
