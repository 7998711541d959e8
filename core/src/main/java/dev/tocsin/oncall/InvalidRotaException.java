package dev.tocsin.oncall;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.TocsinException;
import java.util.List;

/**
 * The parts of a rota do not fit together; a part that is wrong by itself is an {@link
 * dev.tocsin.incident.InvalidValueException}.
 *
 * <p>Thrown while it is built. Source: escalation.md, "On call".
 */
public final class InvalidRotaException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient String rota;
  private final transient List<String> place;
  private final transient String problem;
  private final transient String remedy;

  /**
   * Names the place, what is wrong and what to do.
   *
   * @param rota the rota's id
   * @param place component names of {@link Rota} and list numbers, such as [overrides, 2]
   * @param problem what is wrong, a clause that names the value
   * @param remedy what to do
   */
  public InvalidRotaException(String rota, List<String> place, String problem, String remedy) {
    super(
        "rota '%s' at %s: %s: %s."
            .formatted(excerpt(rota), String.join(" > ", place), problem, remedy));
    this.rota = rota;
    this.place = ImmutableList.copyOf(place);
    this.problem = problem;
    this.remedy = remedy;
  }

  /**
   * The rota.
   *
   * @return its id
   */
  public String rota() {
    return rota;
  }

  /**
   * The names and list numbers that lead there, in the lists as they were given.
   *
   * @return from the rota down
   */
  public List<String> place() {
    return place;
  }

  /**
   * What is wrong.
   *
   * @return a clause that names the value
   */
  public String problem() {
    return problem;
  }

  /**
   * What to do.
   *
   * @return an imperative sentence without its full stop
   */
  public String remedy() {
    return remedy;
  }
}
