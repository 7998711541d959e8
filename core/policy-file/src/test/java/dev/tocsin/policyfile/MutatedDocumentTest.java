package dev.tocsin.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.tocsin.lifecycle.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A good document with one slip in it. */
class MutatedDocumentTest {

  private static final String SHOP = Documents.shop();
  private static final Set<String> OWN_NAMES =
      Set.of("teams", "categories", "priorities.impacts", "lifecycle.states", "paths");

  /** Text that can be found again: where it begins, and what stands there. */
  record Place(String path, Mark mark, String text) {
    String replaced(String other) {
      int at = 0;
      for (int line = 1; line < mark.line(); line++) {
        at = SHOP.indexOf('\n', at) + 1;
      }
      at += mark.column() - 1;
      assertThat(SHOP.startsWith(text, at)).isTrue();
      return SHOP.substring(0, at) + other + SHOP.substring(at + text.length());
    }
  }

  @Property
  void a_key_with_a_slip_is_refused_at_its_place(
      @ForAll("keys") Place key, @ForAll("slips") Slip slip) {
    String wrong = slip.in(key.text);
    if (vocabulary().contains(wrong)) {
      return;
    }
    PolicyFileException e = refused(key.replaced(wrong));

    assertThat(new Mark(e.line(), e.column())).isEqualTo(key.mark);
    assertThat(e.problem()).contains("'" + wrong + "'");
    assertThat(e.path()).endsWith(wrong);
  }

  @Property
  void a_list_in_a_list_where_text_is_expected_is_refused_on_its_line(
      @ForAll("values") Place value) {
    PolicyFileException e = refused(value.replaced("[[x]]"));

    assertThat(e.line()).isEqualTo(value.mark.line());
    assertThat(e.column()).isBetween(value.mark.column(), value.mark.column() + 1);
    assertThat(e.path()).startsWith(value.path);
  }

  @Property(tries = 3_000)
  void whatever_is_done_to_the_text_it_is_read_or_refused(
      @ForAll @IntRange(max = 5_000) int from,
      @ForAll @IntRange(max = 12) int length,
      @ForAll("scraps") String scrap) {
    int begin = from % SHOP.length();
    int end = Math.min(SHOP.length(), begin + length);
    try {
      PolicyFile.read("shop.yaml", SHOP.substring(0, begin) + scrap + SHOP.substring(end));
    } catch (PolicyFileException e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
      assertThat(e.getMessage()).hasLineCount(1).startsWith("shop.yaml:" + e.line() + ":");
    } catch (RuntimeException e) {
      fail("neither read nor refused", e);
    }
  }

  enum Slip {
    LONGER,
    SHORTER,
    CAPITAL,
    UNDERSCORE;

    String in(String key) {
      return switch (this) {
        case LONGER -> key + "x";
        case SHORTER -> key.substring(0, key.length() - 1);
        case CAPITAL -> key.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + key.substring(1);
        case UNDERSCORE -> "_" + key;
      };
    }
  }

  @Provide
  Arbitrary<Place> keys() {
    return Arbitraries.of(places(true));
  }

  @Provide
  Arbitrary<Place> values() {
    return Arbitraries.of(places(false));
  }

  @Provide
  Arbitrary<Slip> slips() {
    return Arbitraries.of(Slip.class);
  }

  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(4),
        Arbitraries.strings()
            .withChars("{}[],:-?*&!|>'\"%@`#\\ \t\r\n~<=.0aPx\u0085\u2028\ufeff")
            .ofMaxLength(6));
  }

  private static PolicyFileException refused(String text) {
    PolicyFileException e =
        catchThrowableOfType(PolicyFileException.class, () -> PolicyFile.read("shop.yaml", text));
    assertThat(e).as(text).isNotNull();
    return e;
  }

  private static Set<String> vocabulary() {
    Set<String> words = new HashSet<>();
    Arrays.stream(Keys.values()).forEach(keys -> words.addAll(keys.allowed()));
    Stream.of(Trigger.values()).forEach(trigger -> words.add(trigger.toString()));
    words.add("from");
    return words;
  }

  private static List<Place> places(boolean keys) {
    List<Place> found = new ArrayList<>();
    walk(new TreeReader(Input.of("shop.yaml", SHOP)).read(), "", keys, found);
    assertThat(found).hasSizeGreaterThan(50);
    return found;
  }

  private static void walk(Node node, String path, boolean keys, List<Place> found) {
    if (node instanceof Node.Items list) {
      for (int i = 0; i < list.nodes().size(); i++) {
        walk(list.nodes().get(i), Where.item(path, i), keys, found);
      }
    } else if (node instanceof Node.Fields mapping) {
      for (Map.Entry<String, Node.Field> each : mapping.fields().entrySet()) {
        String below = Where.key(path, each.getKey());
        if (keys && !OWN_NAMES.contains(path) && vocabulary().contains(each.getKey())) {
          found.add(new Place(below, each.getValue().key(), each.getKey()));
        }
        walk(each.getValue().value(), below, keys, found);
      }
    } else if (node instanceof Node.Text text && !keys && !text.nothing()) {
      String written = text.plain() ? text.value() : '"' + text.value() + '"';
      found.add(new Place(path, text.mark(), written));
    }
  }
}
