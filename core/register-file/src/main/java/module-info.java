/** Reads the logs of other tools. */
module dev.tocsin.registerfile {
  requires transitive dev.tocsin.core;
  requires de.siegmar.fastcsv;
  requires org.snakeyaml.engine;
  requires static transitive org.jspecify;

  exports dev.tocsin.registerfile;
}
