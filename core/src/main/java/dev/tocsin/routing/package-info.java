/** To be written. */
@NullMarked
package dev.tocsin.routing;

import org.jspecify.annotations.NullMarked;
