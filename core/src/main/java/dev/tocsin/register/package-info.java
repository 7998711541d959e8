/**
 * The register as a whole: verified, exported, read back, and what it tells: facts of incidents,
 * figures over many of them, patterns in them.
 *
 * <p>Source: domain.md, practice 10 and "What real registers look like" (figures published with
 * their formula).
 */
@NullMarked
package dev.tocsin.register;

import org.jspecify.annotations.NullMarked;
