/** An incident store in memory. */
module dev.tocsin.memory {
  requires transitive dev.tocsin.spi;
  requires static transitive org.jspecify;

  exports dev.tocsin.memory;
}
