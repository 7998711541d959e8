package dev.tocsin.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A good document with one slip in it. */
class MutatedDocumentTest {

  private static final String SHOP = Slips.SHOP;

  @Property(seed = "29")
  void a_key_with_a_slip_is_refused_at_its_place(
      @ForAll("keys") Slips.Place key, @ForAll("slips") Slips.Slip slip) {
    String wrong = slip.in(key.text());
    if (Slips.vocabulary().contains(wrong)) {
      return;
    }
    PolicyFileException e = refused(key.replaced(wrong));

    assertThat(new Mark(e.line(), e.column())).isEqualTo(key.mark());
    assertThat(e.problem()).contains("'" + wrong + "'");
    assertThat(e.path()).endsWith(wrong);
  }

  @Property(seed = "29")
  void a_list_in_a_list_where_text_is_expected_is_refused_on_its_line(
      @ForAll("values") Slips.Place value) {
    PolicyFileException e = refused(value.replaced("[[x]]"));

    assertThat(e.line()).isEqualTo(value.mark().line());
    assertThat(e.column()).isBetween(value.mark().column(), value.mark().column() + 1);
    assertThat(e.path()).startsWith(value.path());
  }

  @Property(seed = "29", tries = 3_000)
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

  @Provide
  Arbitrary<Slips.Place> keys() {
    return Arbitraries.of(Slips.places(true));
  }

  @Provide
  Arbitrary<Slips.Place> values() {
    return Arbitraries.of(Slips.places(false));
  }

  @Provide
  Arbitrary<Slips.Slip> slips() {
    return Arbitraries.of(Slips.Slip.class);
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
}
