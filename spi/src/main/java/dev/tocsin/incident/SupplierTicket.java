package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the engagement of a supplier stands: the last one of that supplier. Facts, never due
 * instants: those follow from the contract in the policy as it is.
 *
 * <p>Made by folding events, which have checked the texts. Immutable; null only where marked. All
 * times UTC. Source: domain.md, practice 6; escalation.md, "Service levels" (supplier).
 *
 * @param supplier the supplier's id in the policy
 * @param engagement the how-manieth of this supplier in this incident, from 1
 * @param engagedAt when it was asked for help
 * @param reference the supplier's own ticket, or null
 * @param deliveredAt when it was reached, and its clock starts; null while it is not
 * @param respondedAt when it was first heard of, or null
 * @param questions the stretches in which a question was with us; none overlaps another
 * @param handedBackAt since when it says that its part is done; null while it does not, and again
 *     when that was rejected
 * @param endedAt since when it owes nothing any more; null while it does
 * @param silentSince since when reminders count; null before it is reached
 * @param chases how many reminders have been due since then
 * @param breached what it missed, in order
 * @param notified who was asked, each with the key of the message
 * @param chasing who was reminded last, each with the key of the message
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SupplierTicket(
    String supplier,
    int engagement,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant engagedAt,
    @Nullable String reference,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant deliveredAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant respondedAt,
    List<Question> questions,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant handedBackAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant endedAt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant silentSince,
    int chases,
    List<Missed> breached,
    List<Notified> notified,
    List<Notified> chasing) {
  /** The target until it first says something. */
  public static final String RESPONSE = "response";

  /** The target until it hands back what is then accepted. */
  public static final String RESOLUTION = "resolution";

  /** Checks the parts. */
  public SupplierTicket {
    Objects.requireNonNull(supplier, "supplier");
    Objects.requireNonNull(engagedAt, "engagedAt");
    questions = Text.list(questions);
    breached = Text.list(breached);
    notified = Text.list(notified);
    chasing = Text.list(chasing);
  }

  /**
   * A stretch in which we owed the supplier an answer.
   *
   * @param from when it asked
   * @param until when we answered; null while we have not
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Question(
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant from,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant until) {
    /** Checks the parts. */
    public Question {
      Objects.requireNonNull(from, "from");
    }
  }

  /**
   * A target that it missed.
   *
   * @param target {@link #RESPONSE} or {@link #RESOLUTION}
   * @param at when
   */
  public record Missed(String target, @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at) {
    /** Checks the parts. */
    public Missed {
      Objects.requireNonNull(target, "target");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Whether the supplier is engaged.
   *
   * @return true until it is over, also while what it handed back is looked at
   */
  public boolean open() {
    return endedAt == null;
  }

  /**
   * Whether it is the supplier's turn: it is engaged and has not handed back.
   *
   * @return true also while a question is with us
   */
  public boolean owes() {
    return endedAt == null && handedBackAt == null;
  }

  /**
   * Whether it waits for an answer of ours.
   *
   * @return true while a question is open
   */
  public boolean asks() {
    return !questions.isEmpty() && questions.get(questions.size() - 1).until() == null;
  }

  /**
   * When it missed a target.
   *
   * @param target {@link #RESPONSE} or {@link #RESOLUTION}
   * @return null when it did not
   */
  public @Nullable Instant missed(String target) {
    for (Missed each : breached) {
      if (each.target().equals(target)) {
        return each.at();
      }
    }
    return null;
  }
}
