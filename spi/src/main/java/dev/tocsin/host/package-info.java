/** To be written. */
@NullMarked
package dev.tocsin.host;

import org.jspecify.annotations.NullMarked;
