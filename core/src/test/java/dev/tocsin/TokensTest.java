package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.checkoutDown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call-back acknowledges in the recipient's name. */
class TokensTest {
  private final Fixture f = new Fixture(Fixture.shop());
  private Incident incident;
  private String token;

  @BeforeEach
  void page() {
    incident = f.desk.log(checkoutDown());
    f.worker.runOnce();
    token = f.sent.get(0).token();
  }

  @Test
  void a_token_acknowledges_for_whom_it_was_written() {
    assertThat(f.desk.acknowledge(token).acknowledgement().by()).isEqualTo(DANA);
  }

  @Test
  void repeated_it_does_nothing_more() {
    Incident first = f.desk.acknowledge(token);
    assertThat(f.desk.acknowledge(token)).isEqualTo(first);
  }

  @Test
  void after_an_escalation_that_voided_the_acknowledgement_it_acknowledges_again() {
    f.desk.acknowledge(token);
    f.desk.handle(
        incident.id(),
        new Command.EscalateNow("again"),
        Caller.of(LEE).expecting(f.get(incident).version()));
    f.worker.runOnce();
    assertThat(f.sent).hasSize(2);
    assertThat(f.desk.acknowledge(f.sent.get(1).token()).acknowledgement()).isNotNull();
  }

  @Test
  void forged_or_cut_it_is_refused() {
    for (String wrong :
        new String[] {
          "",
          "x",
          "not a token at all",
          token.substring(1),
          token.substring(0, token.length() - 1),
          token + "A",
          (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1),
          token.substring(0, token.length() - 2) + "__",
          "A".repeat(100),
          "A".repeat(100_000)
        }) {
      assertThatThrownBy(() -> f.desk.acknowledge(wrong))
          .as(wrong)
          .isInstanceOf(InvalidTokenException.class);
    }
    assertThat(f.get(incident).acknowledgement()).isNull();
  }

  @Test
  void of_an_earlier_round_it_is_refused_with_both_rounds() {
    f.desk.assign(incident.id(), LEE, "database", null, null);
    assertThatThrownBy(() -> f.desk.acknowledge(token))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessageContaining("round 1")
        .hasMessageContaining("round 2");
  }

  @Test
  void after_the_resolution_it_does_nothing_and_is_not_an_error() {
    Incident resolved = f.desk.resolve(incident.id(), LEE, "done");
    assertThat(f.desk.acknowledge(token)).isEqualTo(resolved);
    Incident closed = f.desk.close(incident.id(), LEE);
    assertThat(f.desk.acknowledge(token)).isEqualTo(closed);
  }

  @Test
  void at_another_tenants_desk_it_is_refused_as_if_it_were_nothing() {
    ServiceDesk theirs =
        ServiceDesk.builder(Fixture.shop(), f.memory, f::id).tenant(TenantId.of("b")).build();
    assertThatThrownBy(() -> theirs.acknowledge(token))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessageContaining("not one of this desk's");
  }

  @Test
  void it_is_not_shown_where_a_message_is_written_to_a_log() {
    assertThat(f.sent.get(0).toString()).doesNotContain(token);
  }
}
