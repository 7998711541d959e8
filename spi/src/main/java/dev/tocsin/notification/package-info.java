/** To be written. */
@NullMarked
package dev.tocsin.notification;

import org.jspecify.annotations.NullMarked;
