package dev.tocsin.examples.policytool;

import dev.tocsin.policyfile.PolicyFile;
import picocli.CommandLine.Command;

/** Prints the schema of the document, for editors. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of the policy document, from which editors complete it.")
final class SchemaCommand extends PolicyCommand {
  @Override
  public Integer call() {
    say(PolicyFile.schema().stripTrailing());
    return 0;
  }
}
