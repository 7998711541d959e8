/** To be written. */
@NullMarked
package dev.tocsin.desk;

import org.jspecify.annotations.NullMarked;
