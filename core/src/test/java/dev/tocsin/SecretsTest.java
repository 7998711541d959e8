package dev.tocsin;

import static dev.tocsin.Fixture.checkoutDown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Incident;
import dev.tocsin.notification.UndeliverableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** hostile-inputs.md, class 12: what an exception says, and what of it reaches the register. */
class SecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST https://hooks.chat.example/services/T0AB/B0CD/s3cr3t answered 404 | s3cr3t",
        "https://bot:s3cr3t@chat.example/x refused | s3cr3t",
        "https://bot:s3@cr3t@chat.example/x refused | cr3t",
        "https://chat.example?token=s3cr3t refused | s3cr3t",
        "https://api.chat.example/bot12:s3cr3t/send | s3cr3t",
        "bad key AKIAIOSFODNN7EXAMPLE0123456789 | AKIAIOSFODNN7",
        "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.s3cr3t | s3cr3t",
        "login failed for password=s3cr3t | s3cr3t",
        "api_key: s3cr3t is not valid | s3cr3t",
        "{\"routing_key\":\"s3cr3t\"} was refused | s3cr3t",
      })
  void a_secret_in_an_errors_words_does_not_reach_the_register(String words, String secret) {
    Fixture f =
        new Fixture(
            Fixture.shop(),
            desk ->
                desk.notifier(
                    message -> {
                      throw new UndeliverableException(words, null);
                    }));
    Incident incident = f.desk.log(checkoutDown());
    f.worker.runUntilIdle();
    assertThat(f.events(incident)).contains("delivery-parked");
    assertThat(f.history(incident).toString()).doesNotContain(secret);
    assertThat(f.desk.parked(10).toString()).doesNotContain(secret);
  }

  @Test
  void the_host_that_answered_is_still_named() {
    assertThat(Reasons.of(new IllegalStateException("POST https://chat.example/a/b said 404")))
        .isEqualTo("IllegalStateException: POST https://chat.example/… said 404");
  }

  @Test
  void words_are_one_line_and_short() {
    String words = Reasons.of(new IllegalStateException("a\r\nb\u0000c\u0085d\u2028e\ud800f"));
    assertThat(words).isEqualTo("IllegalStateException: a b c d e f");
    assertThat(Reasons.of(new IllegalStateException("no way ".repeat(10_000))))
        .hasSizeLessThan(400);
    assertThat(Reasons.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    assertThat(Reasons.of(new IllegalStateException("x") {})).isEqualTo("an error: x");
  }
}
