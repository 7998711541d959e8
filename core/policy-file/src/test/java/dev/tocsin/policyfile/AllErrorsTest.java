package dev.tocsin.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An author is told of all that is wrong at once. */
class AllErrorsTest {

  @Test
  void what_can_be_read_apart_is_read_to_its_end() {
    List<PolicyFileException> all =
        refused(
                """
                policy: p
                zone: Europe/Belin
                teams: { desk: { on-call: sam, tire: 1 }, database: {} }
                categories: { "*": desk, a: databse }
                rotas: { r: { layers: [] } }
                escalation:
                  - name: a
                    when: { priority: P0 }
                    path: b
                  - name: b
                    when: { team: desk }
                    path:
                      - { id: page, after: 5 minutes, notify: reporter }
                      - { id: again, after: 10m, notify: on-call of desc }
                severe: P0
                """)
            .all();

    assertThat(all)
        .extracting(PolicyFileException::line)
        .containsExactlyInAnyOrder(2, 3, 4, 5, 8, 13, 14, 15);
    assertThat(all.get(0)).hasMessageContaining("did you mean 'Europe/Berlin'?");
    assertThat(all).extracting(PolicyFileException::getMessage).allMatch(each -> !each.isBlank());
  }

  @Test
  void a_name_counts_as_known_though_its_part_is_wrong() {
    PolicyFileException e =
        refused(
            """
            policy: p
            teams: { desk: { on-call: rota r } }
            categories: { "*": desk }
            rotas: { r: { zone: UTC, layers: [] } }
            """);
    assertThat(e.all()).hasSize(1);
    assertThat(e.path()).isEqualTo("rotas.r.layers");
  }

  @Test
  void nothing_else_is_told_before_the_keys_are_right() {
    PolicyFileException e =
        refused("policy: p\nteems: { desk: {} }\ncategories: { '*': desk }\nsevre: P0");
    assertThat(e.all()).extracting(PolicyFileException::path).containsExactly("teems", "sevre");
  }

  @Test
  void one_error_alone_is_all_there_is() {
    PolicyFileException e = refused("policy: p\nteams: {}\ncategories: { '*': desk }");
    assertThat(e.all().get(0)).isSameAs(e);
  }

  @Test
  void very_many_errors_are_not_all_told() {
    String rows =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "  - { name: r" + i + ", path: nowhere }\n")
            .collect(Collectors.joining());
    PolicyFileException e =
        refused("policy: p\nteams: { desk: {} }\ncategories: { '*': desk }\nescalation:\n" + rows);
    assertThat(e.all()).hasSize(Problems.MOST);
    assertThat(e.line()).isEqualTo(5);
  }

  private static PolicyFileException refused(String text) {
    PolicyFileException e =
        catchThrowableOfType(PolicyFileException.class, () -> PolicyFile.read("p.yaml", text));
    assertThat(e).isNotNull();
    return e;
  }
}
