package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.tocsin.internal.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the reporter says of a resolution and of the service.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it.
 * Source: domain.md, practice 3.
 */
public sealed interface FeedbackEvent extends IncidentEvent {
  /** The worst rating. */
  int WORST = 1;

  /** The best rating. */
  int BEST = 5;

  private static void check(int rating) {
    if (rating < WORST || rating > BEST) {
      throw new InvalidValueException(
          "rating", Integer.toString(rating), "is out of range", "use 1 (worst) to 5 (best)");
    }
  }

  /**
   * The reporter agrees that service is restored.
   *
   * @param rating from {@link #WORST} to {@link #BEST}; null when the reporter gave none
   * @param text what the reporter says, or null
   * @param more fields that a newer version wrote, kept as they are
   */
  record ResolutionConfirmed(
      @Nullable Integer rating,
      @Nullable String text,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FeedbackEvent {
    /** Checks the parts. */
    public ResolutionConfirmed {
      if (rating != null) {
        check(rating);
      }
      Text.bodyOrNull("text", text, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param rating from {@link #WORST} to {@link #BEST}; null when the reporter gave none
     * @param text what the reporter says, or null
     */
    public ResolutionConfirmed(@Nullable Integer rating, @Nullable String text) {
      this(rating, text, Map.of());
    }

    @Override
    public String type() {
      return "resolution-confirmed";
    }
  }

  /**
   * The reporter says that service is not restored; the reopening follows.
   *
   * @param reason why not
   * @param more fields that a newer version wrote, kept as they are
   */
  record ResolutionRejected(
      String reason, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FeedbackEvent {
    /** Checks the parts. */
    public ResolutionRejected {
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param reason why not
     */
    public ResolutionRejected(String reason) {
      this(reason, Map.of());
    }

    @Override
    public String type() {
      return "resolution-rejected";
    }
  }

  /**
   * The reporter rates the service after the end.
   *
   * @param rating from {@link #WORST} to {@link #BEST}
   * @param text what the reporter says, or null
   * @param more fields that a newer version wrote, kept as they are
   */
  record ServiceRated(
      int rating,
      @Nullable String text,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FeedbackEvent {
    /** Checks the parts. */
    public ServiceRated {
      check(rating);
      Text.bodyOrNull("text", text, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param rating from {@link #WORST} to {@link #BEST}
     * @param text what the reporter says, or null
     */
    public ServiceRated(int rating, @Nullable String text) {
      this(rating, text, Map.of());
    }

    @Override
    public String type() {
      return "service-rated";
    }
  }
}
