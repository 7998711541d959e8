package dev.tocsin.escalation;

import dev.tocsin.internal.Text;
import java.util.Objects;

/**
 * One row of the matrix: these incidents take that path.
 *
 * <p>Immutable. Source: escalation.md, "The matrix".
 *
 * @param name the row's name; stands in every event that it causes
 * @param when which incidents
 * @param path the id of a path
 */
public record MatrixRow(String name, When when, String path) {
  /** Checks the parts. */
  public MatrixRow {
    Text.line("row name", name, Text.ID);
    Objects.requireNonNull(when, "when");
    Objects.requireNonNull(path, "path");
  }
}
