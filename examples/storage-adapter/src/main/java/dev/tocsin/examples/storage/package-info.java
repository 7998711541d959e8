/** A vendor's first store, on H2's MVStore: sorted maps in one file. The README is its guide. */
@NullMarked
package dev.tocsin.examples.storage;

import org.jspecify.annotations.NullMarked;
