/** Says from outside whether anything was lost. */
@NullMarked
package dev.tocsin.faults.judge;

import org.jspecify.annotations.NullMarked;
