package dev.tocsin.policy;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.TocsinException;
import java.util.List;

/**
 * A policy contradicts itself: it names what is not there, or says the same thing twice.
 *
 * <p>Thrown while it is built; the place is written in the words of the policy document. Source:
 * escalation.md, "Proving a policy" (references, negative numbers).
 */
public final class InvalidPolicyException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> place;
  private final transient String problem;
  private final transient String remedy;

  /**
   * Names the place, what is wrong and what to do.
   *
   * @param place the keys and list numbers that lead there, such as [escalation, 0, path]
   * @param problem what is wrong, a clause that names the value
   * @param remedy what to do
   */
  public InvalidPolicyException(List<String> place, String problem, String remedy) {
    super("policy at %s: %s: %s.".formatted(String.join(" > ", place), problem, remedy));
    this.place = ImmutableList.copyOf(place);
    this.problem = problem;
    this.remedy = remedy;
  }

  /**
   * The keys and list numbers that lead there.
   *
   * @return from the top of the document down
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
