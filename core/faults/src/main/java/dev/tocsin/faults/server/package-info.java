/** The PostgreSQL that is stopped, filled and started again. */
@NullMarked
package dev.tocsin.faults.server;

import org.jspecify.annotations.NullMarked;
