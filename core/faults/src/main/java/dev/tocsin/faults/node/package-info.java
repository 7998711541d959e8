/** A host with a desk: takes commands, works, sends. */
@NullMarked
package dev.tocsin.faults.node;

import org.jspecify.annotations.NullMarked;
