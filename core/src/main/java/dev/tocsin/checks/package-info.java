/**
 * Scheduled checks and audits, and exercises on a schedule: what looks for trouble before it is
 * reported.
 *
 * <p>Source: domain.md, "Proactive".
 */
@NullMarked
package dev.tocsin.checks;

import org.jspecify.annotations.NullMarked;
