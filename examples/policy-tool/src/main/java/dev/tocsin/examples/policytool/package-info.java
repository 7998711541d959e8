/** A command line for people who keep their policy in git and check it in CI. */
@NullMarked
package dev.tocsin.examples.policytool;

import org.jspecify.annotations.NullMarked;
