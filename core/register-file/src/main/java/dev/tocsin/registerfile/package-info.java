/**
 * Reads the logs of other tools as they are, says what did not conform, and draws from them what
 * figures need.
 *
 * <p>Source: domain.md, "What real registers look like".
 */
@NullMarked
package dev.tocsin.registerfile;

import org.jspecify.annotations.NullMarked;
