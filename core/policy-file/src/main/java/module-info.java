/** Reads and writes the policy document. */
module dev.tocsin.policyfile {
  requires transitive dev.tocsin.core;
  requires org.snakeyaml.engine;
  requires static transitive org.jspecify;

  exports dev.tocsin.policyfile;
}
