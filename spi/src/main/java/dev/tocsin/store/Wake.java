package dev.tocsin.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.Objects;

/**
 * The one instant at which to look at an incident again.
 *
 * <p>Immutable. Source: house.md, "How an incident flows"; store-contract.md, "Wake queue".
 *
 * @param due when time alone will change something
 * @param lane severe before normal
 */
public record Wake(@JsonFormat(shape = JsonFormat.Shape.STRING) Instant due, Lane lane) {
  /** Checks the parts. */
  public Wake {
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(lane, "lane");
  }
}
