/** What a host's own tests use. */
module dev.tocsin.testkit {
  requires transitive dev.tocsin.core;
  requires transitive dev.tocsin.memory;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports dev.tocsin.testkit;
}
