package dev.tocsin.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.incident.Category;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Practice 5: the most specific category wins, one default, always exactly one team. */
class CategoryMapTest {
  private final CategoryMap map =
      CategoryMap.of(
          Map.of(
              Category.of("application"), "first-line",
              Category.of("application/checkout"), "checkout",
              Category.of("application/checkout/payment/card"), "payment"),
          "service-desk");

  @Test
  void the_most_specific_category_wins() {
    assertThat(team("application")).isEqualTo("first-line");
    assertThat(team("application/search")).isEqualTo("first-line");
    assertThat(team("application/checkout")).isEqualTo("checkout");
    assertThat(team("application/checkout/payment")).isEqualTo("checkout");
    assertThat(team("application/checkout/payment/card")).isEqualTo("payment");
    assertThat(team("application/checkout/payment/card/3ds")).isEqualTo("payment");
  }

  @Test
  void what_no_category_names_goes_to_the_default_team() {
    assertThat(team("printer")).isEqualTo("service-desk");
    assertThat(map.team(Category.UNCATEGORISED)).isEqualTo("service-desk");
  }

  @Test
  void a_segment_is_not_cut_in_the_middle() {
    assertThat(team("application/checkouts")).isEqualTo("first-line");
    assertThat(team("applications")).isEqualTo("service-desk");
    assertThat(team("app")).isEqualTo("service-desk");
  }

  @Test
  void paths_of_equal_hash_are_told_apart() {
    // "Aa" and "BB" have the same String.hashCode
    CategoryMap twins =
        CategoryMap.of(Map.of(Category.of("x/Aa"), "a", Category.of("x/BB"), "b"), "none");
    assertThat(twins.team(Category.of("x/Aa/1"))).isEqualTo("a");
    assertThat(twins.team(Category.of("x/BB/1"))).isEqualTo("b");
    assertThat(twins.team(Category.of("x/AaBB"))).isEqualTo("none");
  }

  @Property(seed = "29")
  void it_equals_a_naive_search_for_the_longest_prefix(
      @ForAll @Size(max = 30) List<@net.jqwik.api.From("paths") String> known,
      @ForAll("paths") String asked) {
    Map<Category, String> teams = new HashMap<>();
    known.forEach(path -> teams.put(Category.of(path), "team of " + path));
    assertThat(CategoryMap.of(teams, "default").team(Category.of(asked)))
        .isEqualTo(naive(teams, asked));
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("a", "b", "aa", "Aa", "BB", "é", "😀", "a b")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(segments -> String.join("/", segments));
  }

  private static String naive(Map<Category, String> teams, String asked) {
    for (String path = asked; ; path = path.substring(0, path.lastIndexOf('/'))) {
      String team = teams.get(Category.of(path));
      if (team != null) {
        return team;
      }
      if (path.indexOf('/') < 0) {
        return "default";
      }
    }
  }

  private String team(String path) {
    return map.team(Category.of(path));
  }
}
