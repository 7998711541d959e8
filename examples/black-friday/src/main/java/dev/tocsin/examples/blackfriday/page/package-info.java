/** The day as one page that needs nothing but a browser. */
@NullMarked
package dev.tocsin.examples.blackfriday.page;

import org.jspecify.annotations.NullMarked;
