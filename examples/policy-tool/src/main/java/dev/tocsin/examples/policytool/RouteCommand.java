package dev.tocsin.examples.policytool;

import dev.tocsin.escalation.FailedCondition;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.RowExplanation;
import dev.tocsin.incident.Incident;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.verify.Example;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which row, path and team an incident gets, and why not the rows above. */
@Command(
    name = "route",
    description = {
      "Says which row of the matrix decides for an incident, which path it takes, which team is",
      "accountable, and why the rows above are not for it. Exits 1 when no row is."
    })
final class RouteCommand extends PolicyCommand {
  @Parameters(paramLabel = "FILE", description = "The policy; - for standard input.")
  String file = "";

  @Mixin FactsOptions facts = new FactsOptions();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "When it is logged, for hours and seasons. Default: now.")
  @Nullable String at;

  @Override
  public Integer call() {
    PolicyText text = read(file);
    Policy policy = text.policy();
    Instant logged = instant("--at", at);
    Example example = facts.example(policy, logged);
    Incident incident = example.incident();
    MatrixRow row = policy.matrix().route(incident, logged);
    List<RowExplanation> above = new ArrayList<>(policy.matrix().explain(incident, logged));
    above.removeIf(RowExplanation::matched);
    if (json) {
      json(asJson(policy, example, row, above));
    } else {
      tell(text, example, row, above);
    }
    return row == null ? Tocsin.FOUND : 0;
  }

  private void tell(
      PolicyText text, Example example, @Nullable MatrixRow row, List<RowExplanation> above) {
    Policy policy = text.policy();
    say("An incident: " + Terminal.plain(example.toString()) + ".");
    say("Team: " + Terminal.plain(example.team()) + ".");
    say("Service level: " + Terminal.plain(level(policy, example)) + ".");
    if (row == null) {
      say("No row is for it: the last resort is paged.");
    } else {
      int number = policy.matrix().rows().indexOf(row);
      say(
          "Row '%s' decides (%s): path '%s'."
              .formatted(
                  Terminal.plain(row.name()),
                  text.at(List.of("escalation", String.valueOf(number))),
                  Terminal.plain(row.path())));
      Path path = policy.matrix().path(row.path());
      if (path != null) {
        path.rungs().forEach(rung -> say("  " + Terminal.plain(RungWords.of(path, rung))));
      }
    }
    for (RowExplanation each : above) {
      List<String> why = each.failed().stream().map(FailedCondition::toString).toList();
      say(
          "Not row '%s': %s."
              .formatted(
                  Terminal.plain(each.row().name()), Terminal.plain(String.join("; ", why))));
    }
  }

  private static String level(Policy policy, Example example) {
    Incident incident = example.incident();
    for (ServiceLevelRule rule : policy.serviceLevels()) {
      if (rule.when().matches(incident, example.loggedAt(), policy.calendars(), policy.seasons())) {
        return rule.name();
      }
    }
    return "none";
  }

  private static Map<String, @Nullable Object> asJson(
      Policy policy, Example example, @Nullable MatrixRow row, List<RowExplanation> above) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("priority", example.priority().toString());
    all.put("team", example.team());
    all.put("serviceLevel", level(policy, example));
    all.put("row", row == null ? null : row.name());
    all.put("path", row == null ? null : row.path());
    List<Object> rungs = new ArrayList<>();
    Path path = row == null ? null : policy.matrix().path(row.path());
    if (path != null) {
      path.rungs().forEach(rung -> rungs.add(RungWords.json(path, rung)));
    }
    all.put("rungs", rungs);
    List<Object> not = new ArrayList<>();
    for (RowExplanation each : above) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("row", each.row().name());
      List<Object> failed = new ArrayList<>();
      for (FailedCondition condition : each.failed()) {
        Map<String, @Nullable Object> fact = new LinkedHashMap<>();
        fact.put("condition", condition.condition());
        fact.put("wanted", condition.wanted());
        fact.put("had", condition.had());
        failed.add(fact);
      }
      one.put("failed", failed);
      not.add(one);
    }
    all.put("rowsAbove", not);
    return all;
  }
}
