/** Real faults on a real PostgreSQL: processes that are killed, connections that are cut. */
@NullMarked
package dev.tocsin.faults;

import org.jspecify.annotations.NullMarked;
