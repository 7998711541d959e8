/** To be written. */
@NullMarked
package dev.tocsin.memory;

import org.jspecify.annotations.NullMarked;
