/** One short program for each good practice; each has a {@code main}. */
@NullMarked
package dev.tocsin.examples.practices;

import org.jspecify.annotations.NullMarked;
