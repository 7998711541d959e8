package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Incident;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.Lane;
import dev.tocsin.store.StoreLimits;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C29: what one commit may hold. */
public abstract non-sealed class LimitsContract extends Suite {
  private static final int BLOCK = 65_536;

  /** For subclasses. */
  protected LimitsContract() {}

  @Test
  @Tag(Step.REGISTER)
  void C29_the_limits_are_the_contracts() {
    assertEquals(StoreLimits.CONTRACT, store().limits());
    assertEquals(StoreLimits.CONTRACT, other().limits());
    committed(log(null));
  }

  @Test
  @Tag(Step.OUTBOX)
  void C29_a_hundred_messages_pass_and_one_more_is_too_large_before_any_effect() {
    Draft most = log("most");
    Draft more = log("more").wake(now());
    for (int i = 0; i < 100; i++) {
      most.send("person-" + i);
      more.send("person-" + i);
    }
    more.send("person-100");
    committed(most);

    assertEquals(Reason.TOO_LARGE, reason(store().commit(more.commit())));

    assertFree("more");
    assertAbsent(more.incident().id());
    assertEquals(List.of(), wakes(10));
    assertEquals(100, outbox(1_000).size());
  }

  @Test
  @Tag(Step.OUTBOX)
  void C29_half_a_mebibyte_passes_and_more_than_one_is_too_large_wherever_it_stands() {
    String block = "x".repeat(BLOCK);
    Draft half = log("half");
    Draft lines = log("lines");
    Draft sent = log("sent");
    for (int i = 0; i < 8; i++) {
      half.comment(block);
    }
    for (int i = 0; i < 17; i++) {
      lines.comment(block);
      sent.send(Lane.NORMAL, "dana", "sms", block);
    }
    Incident passed = committed(half);

    assertEquals(Reason.TOO_LARGE, reason(store().commit(lines.commit())));
    assertEquals(Reason.TOO_LARGE, reason(store().commit(sent.commit())));

    assertEquals(9, history(passed.id()).size());
    assertAbsent(lines.incident().id());
    assertFree("sent");
    assertEquals(List.of(), outbox(10));
  }

  @Test
  @Tag(Step.DEDUP)
  void C29_text_counts_in_bytes_not_in_characters() {
    String block = "\u20ac".repeat(BLOCK);
    Draft draft = log("key");
    for (int i = 0; i < 6; i++) {
      draft.comment(block);
    }

    assertEquals(Reason.TOO_LARGE, reason(store().commit(draft.commit())));
    assertFree("key");
    Draft two = log("key").comment(block).comment(block);
    Incident incident = committed(two);
    assertTrue(history(incident.id()).equals(two.commit().entries()), "kept whole");
  }
}
