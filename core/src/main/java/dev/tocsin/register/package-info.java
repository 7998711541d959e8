/**
 * What the register tells: facts of incidents, and figures over many of them.
 *
 * <p>Source: domain.md, practice 10 and "What real registers look like" (figures published with
 * their formula).
 */
@NullMarked
package dev.tocsin.register;

import org.jspecify.annotations.NullMarked;
