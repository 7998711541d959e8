package dev.tocsin.policyfile;

import static dev.tocsin.policyfile.Refused.KEYS_OF_A_POLICY;
import static dev.tocsin.policyfile.Refused.TOP;
import static dev.tocsin.policyfile.Refused.instead;
import static dev.tocsin.policyfile.Refused.more;
import static dev.tocsin.policyfile.Refused.whole;

import dev.tocsin.policyfile.Refused.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not YAML, or not the kind of value that is expected. */
class RefusedTextTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"syntax", "structure"})
  void is_refused_with_one_line_that_says_where_why_and_what_to_do(Case bad) {
    Refused.check(bad);
  }

  static Case[] syntax() {
    return new Case[] {
      whole("", "1:1: the document is empty: begin it with 'policy:' and the policy's name."),
      whole(
          "# nothing\n",
          "1:1: the document is empty: begin it with 'policy:' and the policy's name."),
      more(
          "\tsevere: P1",
          "4:1: this is not YAML: found character '\\t(TAB)' that cannot start any token: indent"
              + " with spaces, not with tabs."),
      more(
          "severe: \"P1",
          "4:12: this is not YAML: found unexpected end of stream while scanning a quoted scalar:"
              + " close the quote that opens on line 4."),
      more(
          "severe: [P1",
          "4:12: this is not YAML: expected ',' or ']', but got <stream end> while parsing a flow"
              + " sequence: close the bracket that opens on line 4, column 9."),
      more(
          "  severe: P1",
          "4:3: this is not YAML: expected <block end>, but found '<block mapping start>' while"
              + " parsing a block mapping: indent this line like those that belong to it, from line"
              + " 1 on."),
      more(
          "a: b: c",
          "4:5: this is not YAML: mapping values are not allowed here: put quotes around text that"
              + " has a colon in it, or check the indentation."),
      more(
          "severe: @P1",
          "4:9: this is not YAML: found character '@' that cannot start any token: put quotes"
              + " around text that begins with this character."),
      instead(
          "\"*\"",
          "*",
          "3:15: categories: there is no anchor for '*:': put quotes around the text if an asterisk"
              + " is meant: \"*\"."),
      instead(
          "\"*\"",
          "* ",
          "3:16: this is not YAML: no name follows while scanning an alias: put quotes around text"
              + " that begins with an asterisk: \"*\"."),
      whole(
          "{\"policy\": \"x\" \"teams\": {}}",
          "1:16: this is not YAML: expected ',' or '}', but got <scalar> while parsing a flow"
              + " mapping: put a comma before this, or close the bracket that opens on line 1,"
              + " column 1."),
      more("---\n" + TOP, "4:1: a second document begins here: keep one policy in a file."),
      more(
          "severe: !!java.net.URL [http://x]",
          "4:9: severe: the tag '!!java.net.URL' cannot stand in a policy: leave it out, or put"
              + " quotes around text that begins with an exclamation mark."),
      more(
          "severe: *x",
          "4:9: severe: there is no anchor for '*x': put quotes around the text if an asterisk is"
              + " meant: \"*\"."),
      more(
          "severe: &x [*x]",
          "4:13: severe[0]: '*x' repeats what it stands in: name the parts one by one."),
      more("? [a]\n: b", "4:3: a list stands where a key is expected: write the key as text."),
    };
  }

  static Case[] structure() {
    return new Case[] {
      whole("[]", "1:1: expected a mapping, found a list: write it as key: value."),
      whole("hello", "1:1: expected a mapping, found text: write it as key: value."),
      instead(
          "policy: p",
          "policy:",
          "1:8: policy: expected text, found nothing: write one value here."),
      whole(
          "teams: {}",
          "1:1: the key 'policy' is missing: begin with 'policy:' and the policy's name."),
      whole("policy: p", "1:1: the key 'teams' is missing: name at least one team under 'teams:'."),
      more(
          "policy: q",
          "4:1: policy: the key 'policy' is there twice, first on line 1: keep the one that is"
              + " meant."),
      more(
          "delivery: { first: 1s,\n  most: 2s,\n  first: 1s }",
          "6:3: delivery.first: the key 'first' is there twice, first on line 4: keep the one that"
              + " is meant."),
      more(
          "sevre: P1",
          "4:1: sevre: there is no key 'sevre' here: did you mean 'severe'? Possible here are "
              + KEYS_OF_A_POLICY
              + "."),
      more(
          "xyzzy: 1",
          "4:1: xyzzy: there is no key 'xyzzy' here: use one of " + KEYS_OF_A_POLICY + "."),
      more("on: 1", "4:1: on: there is no key 'on' here: use one of " + KEYS_OF_A_POLICY + "."),
      more(
          "delivery: 5", "4:11: delivery: expected a mapping, found text: write it as key: value."),
      more(
          "escalation: { name: a }",
          "4:13: escalation: expected a list, found a mapping: write it as [ … ] or with a dash"
              + " before each."),
      more(
          "severe: { a: b }", "4:9: severe: expected text, found a mapping: write one value here."),
      more(
          "catch-up: [each]", "4:11: catch-up: expected text, found a list: write one value here."),
      more("severe: ~", "4:9: severe: expected text, found nothing: write one value here."),
    };
  }
}
