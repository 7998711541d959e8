package dev.tocsin.examples.policytool;

import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import dev.tocsin.policyfile.PolicyFileException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A policy, and the document in which it stands.
 *
 * @param name the file, or "standard input"
 * @param policy what it says
 * @param places where its parts stand
 */
record PolicyText(String name, Policy policy, PolicyFile.Source places) {
  /** Reads a file, or standard input where the name is "-". */
  static PolicyText read(String file, InputStream in) {
    if (file.isEmpty()) {
      throw new UsageException("the name of a file is empty", "name one, or - for standard input");
    }
    try {
      PolicyFile.Source source =
          file.equals("-")
              ? PolicyFile.source(
                  "standard input", new InputStreamReader(in, StandardCharsets.UTF_8))
              : PolicyFile.source(Path.of(file));
      return new PolicyText(source.name(), source.policy(), source);
    } catch (InvalidPathException e) {
      throw new UsageException("file", file, "is not a path", "check its name");
    } catch (PolicyFileException e) {
      throw new UnreadableException(Unreadable.of(e), e);
    }
  }

  /** Where a part of the policy stands: "desk.yaml:41:7". */
  String at(List<String> place) {
    PolicyFile.Position position = places.position(place);
    return "%s:%d:%d".formatted(name, position.line(), position.column());
  }
}
