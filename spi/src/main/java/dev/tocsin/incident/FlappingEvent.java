package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.tocsin.internal.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came and went too often.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it.
 * Source: domain.md, practice 1.
 */
public sealed interface FlappingEvent extends IncidentEvent {
  /**
   * It came back after it was resolved, and that counts towards flapping.
   *
   * @param kept how many returns are remembered
   * @param more fields that a newer version wrote, kept as they are
   */
  record ReturnCounted(int kept, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FlappingEvent {
    /** Checks the parts. */
    public ReturnCounted {
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param kept how many returns are remembered
     */
    public ReturnCounted(int kept) {
      this(kept, Map.of());
    }

    @Override
    public String type() {
      return "return-counted";
    }
  }

  /**
   * It comes and goes too often: from now on its returns page nobody.
   *
   * @param times how often it came back in the time that the policy names
   * @param notified who is told, once
   * @param more fields that a newer version wrote, kept as they are
   */
  record FlappingBegan(
      int times,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FlappingEvent {
    /** Checks the parts. */
    public FlappingBegan {
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param times how often it came back in the time that the policy names
     * @param notified who is told, once
     */
    public FlappingBegan(int times, List<Notified> notified) {
      this(times, notified, Map.of());
    }

    @Override
    public String type() {
      return "flapping-began";
    }
  }

  /**
   * A program said that it is over. While it flaps that is noted only.
   *
   * @param text what it said
   * @param kind the kind of the resolution
   * @param more fields that a newer version wrote, kept as they are
   */
  record Cleared(
      String text, String kind, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FlappingEvent {
    /** Checks the parts. */
    public Cleared {
      Text.body("text", text, Text.BODY);
      Text.name("kind", kind);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param text what it said
     * @param kind the kind of the resolution
     */
    public Cleared(String text, String kind) {
      this(text, kind, Map.of());
    }

    @Override
    public String type() {
      return "flapping-cleared";
    }
  }

  /**
   * It was calm for as long as the policy says, or a person has ended it.
   *
   * @param more fields that a newer version wrote, kept as they are
   */
  record FlappingEnded(@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FlappingEvent {
    /** Checks the parts. */
    public FlappingEnded {
      more = Text.more(more);
    }

    /** With nothing from a newer version. */
    public FlappingEnded() {
      this(Map.of());
    }

    @Override
    public String type() {
      return "flapping-ended";
    }
  }
}
