/** The order that failed and the incident that reports it, in one transaction. */
@NullMarked
package dev.tocsin.examples.spring;

import org.jspecify.annotations.NullMarked;
