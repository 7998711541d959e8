/**
 * What can be done with the whole register: verified, exported, read back.
 *
 * <p>Source: domain.md, practice 10.
 */
@NullMarked
package dev.tocsin.register;

import org.jspecify.annotations.NullMarked;
