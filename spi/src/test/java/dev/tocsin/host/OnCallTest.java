package dev.tocsin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tocsin.host.OnCall.Answer;
import dev.tocsin.host.OnCall.Person;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "On call": what a host that keeps its rotas elsewhere answers. */
class OnCallTest {
  private static final Instant UNTIL = Instant.parse("2026-01-05T09:00:00.123456789Z");

  @Test
  void an_answer_names_people_and_until_when_it_holds_rounded_up() {
    Answer answer = new Answer(List.of(Person.of("ann")), UNTIL);
    assertThat(answer.people()).containsExactly(new Person(Recipient.person("ann"), "default"));
    assertThat(answer.until()).isEqualTo("2026-01-05T09:00:00.123457Z");
  }

  @Test
  void an_answer_may_be_nobody_and_may_hold_for_ever() {
    Instant whole = Instant.parse("2026-01-05T09:00:00.123456Z");
    assertThat(Answer.nobody(whole).until()).isEqualTo(whole);
    assertThat(Answer.nobody(null)).isEqualTo(new Answer(List.of(), null));
  }

  @Test
  void an_answer_keeps_a_copy_of_the_list() {
    List<Person> people = new ArrayList<>(List.of(Person.of("ann")));
    Answer answer = new Answer(people, null);
    people.add(Person.of("ben"));
    assertThat(answer.people()).containsExactly(Person.of("ann"));
  }

  @Test
  void a_channel_is_a_name_and_a_time_is_one_that_stores_keep() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new Person(Recipient.person("ann"), " "))
        .withMessage("channel ' ' is blank: give it at least one character.");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Answer.nobody(Instant.MAX))
        .withMessageContaining("until")
        .withMessageContaining("is out of range");
  }
}
