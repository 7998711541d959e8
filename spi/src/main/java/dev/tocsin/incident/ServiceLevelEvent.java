package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.tocsin.internal.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the targets that an incident is owed.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it: a
 * warning or breach has its true instant as {@code occurredAt}, however late it was recorded.
 * Source: escalation.md, "Service levels".
 */
public sealed interface ServiceLevelEvent extends IncidentEvent {
  /**
   * It is owed another service level from now on, with its start when it was logged.
   *
   * @param level the service level of the policy, or null when it is owed none any more
   * @param more fields that a newer version wrote, kept as they are
   */
  record LevelChosen(
      @Nullable String level, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ServiceLevelEvent {
    /** Checks the parts. */
    public LevelChosen {
      Text.nameOrNull("level", level);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param level the service level of the policy, or null
     */
    public LevelChosen(@Nullable String level) {
      this(level, Map.of());
    }

    @Override
    public String type() {
      return "service-level-chosen";
    }
  }

  /**
   * The clock of a target shows a share at which the policy warns.
   *
   * @param target {@code response}, {@code update} or {@code resolution}
   * @param interval 1; of updates, the how-manieth in a row without one
   * @param percent the share, 1 to 99
   * @param more fields that a newer version wrote, kept as they are
   */
  record TargetWarned(
      String target,
      long interval,
      int percent,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ServiceLevelEvent {
    /** Checks the parts. */
    public TargetWarned {
      Text.name("target", target);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param target {@code response}, {@code update} or {@code resolution}
     * @param interval 1; of updates, the how-manieth in a row without one
     * @param percent the share, 1 to 99
     */
    public TargetWarned(String target, long interval, int percent) {
      this(target, interval, percent, Map.of());
    }

    @Override
    public String type() {
      return "target-warned";
    }
  }

  /**
   * A target is missed.
   *
   * @param target {@code response}, {@code update} or {@code resolution}
   * @param interval 1; of updates, the how-manieth in a row without one
   * @param more fields that a newer version wrote, kept as they are
   */
  record TargetBreached(
      String target,
      long interval,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements ServiceLevelEvent {
    /** Checks the parts. */
    public TargetBreached {
      Text.name("target", target);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param target {@code response}, {@code update} or {@code resolution}
     * @param interval 1; of updates, the how-manieth in a row without one
     */
    public TargetBreached(String target, long interval) {
      this(target, interval, Map.of());
    }

    @Override
    public String type() {
      return "target-breached";
    }
  }
}
