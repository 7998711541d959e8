package dev.tocsin.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The column that the summary sets the others of a job in proportion to. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Floor {
  String value();
}
