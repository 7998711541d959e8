/** To be written. */
@NullMarked
package dev.tocsin.lifecycle;

import org.jspecify.annotations.NullMarked;
