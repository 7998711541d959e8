package dev.tocsin.policyfile;

import java.util.List;
import java.util.Random;

/** Names that people give, and names that a careless writer of YAML would get wrong. */
final class RandomNames {
  private static final List<String> NICE =
      List.of("dana", "lee", "checkout", "service desk", "payment-2", "night shift", "Kim Å");

  private static final List<String> NASTY =
      List.of(
          "on",
          "null",
          "~",
          "true",
          "No",
          "y",
          "12",
          "1e3",
          "0x1F",
          "-1",
          ".5",
          ".inf",
          "1:30",
          "2026-12-25",
          "15m",
          "a: b",
          "a:",
          ":a",
          "a #b",
          "#a",
          "- a",
          "-",
          "? a",
          "a, b",
          "[a]",
          "{a}",
          "]",
          "}",
          "*",
          "*a",
          "&a",
          "!a",
          "!!str",
          "|",
          ">",
          "%a",
          "@a",
          "`a",
          "'a'",
          "it's",
          "\"a\"",
          "a\\b",
          "<<",
          "=",
          "...",
          "---",
          " lead",
          "trail ",
          "two  blanks",
          "a by b",
          " by ",
          "by sms",
          "person dana",
          "rota dana",
          "rota",
          "host",
          "reporter",
          "subscribers",
          "accountable team",
          "affected users",
          "role x",
          "supplier x",
          "on-call of x",
          "every 5m",
          "every 5m, 3 times",
          "a on b",
          "inside x",
          "outside",
          "hold for x",
          "from",
          "closed",
          "always",
          "all holds",
          "every day",
          "mon-fri",
          "run",
          "default",
          "holiday",
          "a'b\"c",
          "Ünïcødé",
          "日本語",
          "😀 emoji",
          "\u00a0",
          "\uFEFF",
          "\uFFFF",
          "a\u0080b",
          "a/b",
          "//",
          "person",
          "x".repeat(80));

  private RandomNames() {}

  /** A name with a number, so that many of them differ. */
  static String numbered(Random random, int number) {
    String name = any(random);
    return random.nextInt(4) == 0 && name.length() < 70 ? name : shorten(name) + number;
  }

  /** A name; at most 80 characters. */
  static String any(Random random) {
    List<String> from = random.nextInt(3) == 0 ? NASTY : NICE;
    return from.get(random.nextInt(from.size()));
  }

  private static String shorten(String name) {
    return name.length() > 70 ? name.substring(0, 70) : name;
  }
}
