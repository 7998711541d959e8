/** What monitoring systems post, read as reports to the desk. */
@NullMarked
package dev.tocsin.examples.blackfriday.payload;

import org.jspecify.annotations.NullMarked;
