/** The suites that prove that a store keeps the contract. */
@SuppressWarnings("module") // "C1" to "C39" end names with digits
module dev.tocsin.tck {
  requires transitive dev.tocsin.spi;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports dev.tocsin.tck;

  // The engine that runs the tests looks into the suites.
  opens dev.tocsin.tck;
}
