/** Stands between a node and PostgreSQL and loses or delays commits. */
@NullMarked
package dev.tocsin.faults.proxy;

import org.jspecify.annotations.NullMarked;
