/** The contract: values and interfaces, no engine. */
module dev.tocsin.spi {
  requires static transitive org.jspecify;
  requires transitive com.fasterxml.jackson.annotation;

  exports dev.tocsin.host;
  exports dev.tocsin.incident;
  exports dev.tocsin.notification;
  exports dev.tocsin.store;
}
