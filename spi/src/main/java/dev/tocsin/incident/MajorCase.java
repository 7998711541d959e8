package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What comes before a major incident, and after it.
 *
 * <p>Made by folding events. Immutable; null only where marked. Source: domain.md, practice 7 and
 * "Words" (review).
 *
 * @param candidate that it may be one, while nobody has answered; else null
 * @param review the last review; null when there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MajorCase(@Nullable MajorCandidate candidate, @Nullable MajorReview review) {
  /**
   * With or without a candidate.
   *
   * @param value the candidate, or null
   * @return a copy; null when nothing is left
   */
  public @Nullable MajorCase candidate(@Nullable MajorCandidate value) {
    return value == null && review == null ? null : new MajorCase(value, review);
  }

  /**
   * With a review, or without one.
   *
   * @param value the review, or null
   * @return a copy; null when nothing is left
   */
  public @Nullable MajorCase review(@Nullable MajorReview value) {
    return candidate == null && value == null ? null : new MajorCase(candidate, value);
  }
}
