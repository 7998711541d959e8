/** The report as a page that opens anywhere. */
@NullMarked
package dev.tocsin.examples.policytool.page;

import org.jspecify.annotations.NullMarked;
