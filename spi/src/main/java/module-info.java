/** The contract: values and interfaces, no engine. */
@SuppressWarnings("module") // core is built later
module dev.tocsin.spi {
  requires static transitive org.jspecify;
  requires transitive com.fasterxml.jackson.annotation;

  exports dev.tocsin.host;
  exports dev.tocsin.incident;
  exports dev.tocsin.internal to
      dev.tocsin.core;
  exports dev.tocsin.notification;
  exports dev.tocsin.store;
}
