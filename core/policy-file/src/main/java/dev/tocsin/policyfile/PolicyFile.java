package dev.tocsin.policyfile;

import dev.tocsin.policy.Policy;
import java.io.Reader;
import java.nio.file.Path;

/**
 * Reads a policy document, YAML or JSON.
 *
 * <p>A document is at most 4 MiB large. Its keys stand in the documentation of the policy; what is
 * left out has the defaults of {@link dev.tocsin.policy.PolicyBuilder}. The policy is the same,
 * with the same version, as one that is built with the same rules. No parser ever makes an object
 * that the data names. Safe for many threads, no nulls. Source: first-screens.md, "The policy
 * author"; escalation.md, "The matrix"; hostile-inputs.md, class 9.
 */
public final class PolicyFile {
  private PolicyFile() {}

  /**
   * Reads a file.
   *
   * @param file UTF-8, with or without a byte-order mark
   * @return the policy
   * @throws PolicyFileException when the file cannot be read or does not say a policy
   */
  public static Policy read(Path file) {
    return read(Input.of(file));
  }

  /**
   * Reads a text.
   *
   * @param name what errors call it
   * @param text the document
   * @return the policy
   * @throws PolicyFileException when the text does not say a policy
   */
  public static Policy read(String name, String text) {
    return read(Input.of(name, text));
  }

  /**
   * Reads whatever a reader gives, to its end or to the limit, and leaves it open.
   *
   * @param name what errors call it
   * @param reader gives the document
   * @return the policy
   * @throws PolicyFileException when the reader fails or its text does not say a policy
   */
  public static Policy read(String name, Reader reader) {
    return read(Input.of(name, reader));
  }

  private static Policy read(Input input) {
    return PolicyReader.read(Doc.root(input.name(), new TreeReader(input).read()));
  }
}
