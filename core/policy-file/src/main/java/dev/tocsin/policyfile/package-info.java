/** To be written. */
@NullMarked
package dev.tocsin.policyfile;

import org.jspecify.annotations.NullMarked;
