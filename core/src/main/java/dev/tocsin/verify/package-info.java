/**
 * Proof of a whole policy before it pages anyone: what it does to incidents that can really occur,
 * with a witness for each thing that is wrong.
 *
 * <p>Source: escalation.md, "Proving a policy".
 */
@NullMarked
package dev.tocsin.verify;

import org.jspecify.annotations.NullMarked;
