package dev.tocsin.examples.policytool;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Policy;
import dev.tocsin.verify.Example;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of an incident. */
final class FactsOptions {
  @Option(names = "--category", paramLabel = "PATH", description = "Such as application/checkout.")
  String category = Category.UNCATEGORISED.path();

  @Option(names = "--impact", paramLabel = "WORD", description = "Default: the one in the middle.")
  @Nullable String impact;

  @Option(names = "--urgency", paramLabel = "WORD", description = "Default: the one in the middle.")
  @Nullable String urgency;

  @Option(
      names = "--priority",
      paramLabel = "P",
      description = "As a person set it by hand; default: what impact and urgency give.")
  @Nullable String priority;

  @Option(names = "--service", paramLabel = "NAME", description = "Default: none.")
  @Nullable String service;

  @Option(
      names = "--team",
      paramLabel = "TEAM",
      description = "As a person set it by hand; default: the category's.")
  @Nullable String team;

  @Option(names = "--source", paramLabel = "NAME", description = "Default: monitoring.")
  String source = Source.MONITORING.name();

  @Option(names = "--attribute", paramLabel = "NAME=VALUE", description = "May be repeated.")
  List<String> attributes = List.of();

  /** The incident that is meant. */
  Example example(Policy policy, Instant logged) {
    Category where = Category.of(category);
    Impact how = word("--impact", impact, policy.priorities().impacts(), Impact::name);
    Urgency soon = word("--urgency", urgency, policy.priorities().urgencies(), Urgency::name);
    Priority derived = policy.priorities().priority(how, soon);
    String accountable = policy.categories().team(where);
    if (team != null && policy.team(team) == null) {
      throw new UsageException(
          "--team", team, "is not in the policy", "use one of " + policy.teams().keySet());
    }
    Priority set = priority == null ? derived : Priority.of(priority);
    String by = team == null ? accountable : team;
    return new Example(
        where,
        how,
        soon,
        set,
        by,
        service,
        Source.of(source),
        attributes(),
        logged,
        !set.equals(derived) || !by.equals(accountable));
  }

  private Map<String, String> attributes() {
    Map<String, String> all = new TreeMap<>();
    for (String each : attributes) {
      int sign = each.indexOf('=');
      if (sign < 1) {
        throw new UsageException(
            "--attribute", each, "is not NAME=VALUE", "write it like site=berlin");
      }
      all.put(each.substring(0, sign), each.substring(sign + 1));
    }
    return all;
  }

  private static <T> T word(
      String option, @Nullable String given, List<T> words, Function<T, String> name) {
    if (given == null) {
      return words.get(words.size() / 2);
    }
    for (T each : words) {
      if (name.apply(each).equals(given)) {
        return each;
      }
    }
    throw new UsageException(
        option,
        given,
        "is not in the policy's priority table",
        "use one of " + words.stream().map(name).toList());
  }
}
