/**
 * Plans for service continuity: what is done when the usual means are lost, step by step, and how
 * things become normal again.
 *
 * <p>Source: domain.md, practice 9.
 */
@NullMarked
package dev.tocsin.continuity;

import org.jspecify.annotations.NullMarked;
