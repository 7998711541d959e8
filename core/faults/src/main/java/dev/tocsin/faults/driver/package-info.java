/** Gives commands and writes down what it wanted and what it was told. */
@NullMarked
package dev.tocsin.faults.driver;

import org.jspecify.annotations.NullMarked;
