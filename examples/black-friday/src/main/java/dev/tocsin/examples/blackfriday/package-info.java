/** A shop's busiest day, with its incident desk inside. */
@NullMarked
package dev.tocsin.examples.blackfriday;

import org.jspecify.annotations.NullMarked;
