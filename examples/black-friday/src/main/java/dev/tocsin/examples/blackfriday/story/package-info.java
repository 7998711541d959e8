/** The register told as a person would tell it, for a terminal. */
@NullMarked
package dev.tocsin.examples.blackfriday.story;

import org.jspecify.annotations.NullMarked;
