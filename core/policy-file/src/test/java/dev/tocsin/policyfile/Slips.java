package dev.tocsin.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lifecycle.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Slips of the pen in a good document. */
final class Slips {

  static final String SHOP = Documents.shop();

  /** Mappings whose keys are the author's own names, days or dates. */
  private static final List<String> OWN_NAMES =
      List.of(
          "calendars",
          "calendars\\.[^.]+\\.hours",
          "calendars\\.[^.]+\\.exceptions",
          "calendars\\.[^.]+\\.seasons\\[.\\]\\.hours",
          "seasons",
          "rotas",
          "rotas\\.[^.]+\\.swaps\\[.\\]",
          "rotas\\..*\\.hours",
          "teams",
          "roles",
          "suppliers",
          "suppliers\\.[^.]+\\.contract\\.(response|resolution)",
          "categories",
          "priorities\\.impacts",
          "lifecycle\\.states",
          ".*\\.attributes",
          "paths");

  private Slips() {}

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

  enum Slip {
    LONGER,
    SHORTER,
    CAPITAL,
    UNDERSCORE;

    String in(String key) {
      return switch (this) {
        case LONGER -> key + "x";
        case SHORTER -> key.substring(0, key.length() - 1);
        case CAPITAL -> key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
        case UNDERSCORE -> "_" + key;
      };
    }
  }

  static Set<String> vocabulary() {
    Set<String> words = new HashSet<>();
    Arrays.stream(Keys.values()).forEach(keys -> words.addAll(keys.allowed()));
    Stream.of(Trigger.values()).forEach(trigger -> words.add(trigger.toString()));
    words.add("from");
    return words;
  }

  static List<Place> places(boolean keys) {
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
        if (keys
            && OWN_NAMES.stream().noneMatch(path::matches)
            && vocabulary().contains(each.getKey())) {
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
