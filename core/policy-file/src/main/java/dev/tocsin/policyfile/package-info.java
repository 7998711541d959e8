/**
 * Reads the policy document of a desk, YAML or JSON.
 *
 * <p>Safe for many threads, no nulls unless marked. Sources: first-screens.md, "The policy author";
 * escalation.md, "The matrix"; hostile-inputs.md, class 9.
 */
@NullMarked
package dev.tocsin.policyfile;

import org.jspecify.annotations.NullMarked;
