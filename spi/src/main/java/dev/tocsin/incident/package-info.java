/** To be written. */
@NullMarked
package dev.tocsin.incident;

import org.jspecify.annotations.NullMarked;
