/** To be written. */
@NullMarked
package dev.tocsin.priority;

import org.jspecify.annotations.NullMarked;
