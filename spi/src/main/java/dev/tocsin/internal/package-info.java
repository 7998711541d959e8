/** Checks shared by the values of this module; not exported. */
@NullMarked
package dev.tocsin.internal;

import org.jspecify.annotations.NullMarked;
