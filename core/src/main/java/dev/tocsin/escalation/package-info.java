/** To be written. */
@NullMarked
package dev.tocsin.escalation;

import org.jspecify.annotations.NullMarked;
