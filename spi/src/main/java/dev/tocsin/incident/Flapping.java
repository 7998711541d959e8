package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often an incident went and came back of late, and that it flaps.
 *
 * <p>Made by folding events. Immutable; null only where marked. Source: domain.md, practice 1.
 *
 * @param returns when it was last reopened by a report, the oldest first; as many as the policy
 *     counts
 * @param since since when it flaps; null while it does not
 * @param heardAt when it was last reported, or said to be over, while it flaps; null else
 * @param clear how it will be resolved once it is calm: the last that was heard is that it is over;
 *     null else
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Flapping(
    List<Return> returns,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant since,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant heardAt,
    @Nullable Clear clear) {
  /** Copies the list. */
  public Flapping {
    returns = Text.list(returns);
  }

  /**
   * That it came back.
   *
   * @param at when
   */
  public record Return(@JsonFormat(shape = JsonFormat.Shape.STRING) Instant at) {
    /** Requires the instant. */
    public Return {
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * That a program said that it is over.
   *
   * @param text what it said
   * @param kind the kind of the resolution
   */
  public record Clear(String text, String kind) {
    /** Requires both. */
    public Clear {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(kind, "kind");
    }
  }
}
