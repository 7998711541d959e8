/** The contract: values and interfaces, no engine. */
module dev.tocsin.spi {
  requires transitive com.fasterxml.jackson.annotation;
  requires static transitive org.jspecify;

  exports dev.tocsin.incident;
  exports dev.tocsin.store;
  exports dev.tocsin.notification;
  exports dev.tocsin.host;
}
