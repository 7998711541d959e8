/** The desk on a simulated clock, and the people whom the example plays. */
@NullMarked
package dev.tocsin.examples.blackfriday.play;

import org.jspecify.annotations.NullMarked;
