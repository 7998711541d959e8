package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an incident has to do with other incidents of the register.
 *
 * <p>Its size does not depend on how many children there are: who they are stands in the register,
 * as {@link FamilyEvent.ChildJoined} and {@link FamilyEvent.ChildLeft}. Made by folding events.
 * Immutable; null only where marked. Source: domain.md, practice 1 and "Link".
 *
 * @param parent whose child it is, or null
 * @param children the children that it has or had, or null
 * @param absorbed the duplicates whose reports it has taken over, in order
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Family(
    @Nullable Parent parent, @Nullable Children children, List<Absorbed> absorbed) {
  /** Copies the list. */
  public Family {
    absorbed = Text.list(absorbed);
  }

  /**
   * The side of the child.
   *
   * @param id the parent
   * @param heard the version of the parent of which it heard last
   * @param resolvedWith whether the parent's resolution has resolved it
   */
  public record Parent(IncidentId id, long heard, boolean resolvedWith) {
    /** Requires the parent. */
    public Parent {
      Objects.requireNonNull(id, "id");
    }
  }

  /**
   * The side of the parent.
   *
   * @param count how many there are
   * @param from the sequence of the entry with which the first of them came
   * @param told how the incident stood when they were last told
   * @param toldAt the sequence of the entry that says so
   */
  public record Children(int count, long from, ParentState told, long toldAt) {
    /** Requires the state. */
    public Children {
      Objects.requireNonNull(told, "told");
    }
  }

  /**
   * A duplicate whose reports count here.
   *
   * @param id the duplicate
   * @param reports how many: itself, and how often the same was reported again
   * @param links the links that came with it
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Absorbed(IncidentId id, int reports, List<Link> links) {
    /** Copies the list. */
    public Absorbed {
      Objects.requireNonNull(id, "id");
      links = Text.list(links);
    }
  }

  /**
   * What is left when it is nothing.
   *
   * @param parent whose child it is, or null
   * @param children the children that it has or had, or null
   * @param absorbed the duplicates whose reports it has taken over
   * @return the family; null for none
   */
  public static @Nullable Family of(
      @Nullable Parent parent, @Nullable Children children, List<Absorbed> absorbed) {
    return parent == null && children == null && absorbed.isEmpty()
        ? null
        : new Family(parent, children, absorbed);
  }
}
