/**
 * What a host's own tests use: a desk with a clock in the hand, everything that was sent, and
 * assertions that read as sentences.
 *
 * <p>Nothing here is safe for many threads: a test runs on one. No nulls unless marked. Source:
 * first-screens.md, "The tester".
 */
@NullMarked
package dev.tocsin.testkit;

import org.jspecify.annotations.NullMarked;
