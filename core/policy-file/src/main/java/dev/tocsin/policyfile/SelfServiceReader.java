package dev.tocsin.policyfile;

import dev.tocsin.escalation.When;
import dev.tocsin.policy.AutomationRule;
import dev.tocsin.policy.KnownWorkaround;
import dev.tocsin.policy.PolicyBuilder;

/** Reads automations and known workarounds. Source: domain.md, practice 2. */
final class SelfServiceReader {
  private final Scope scope;

  SelfServiceReader(Scope scope) {
    this.scope = scope;
  }

  /** Names alone, or how each is used under its name. */
  void automations(Doc doc, PolicyBuilder builder) {
    if (!doc.isFields()) {
      builder.automations(doc.anyNumber().stream().map(Doc::id).toArray(String[]::new));
      return;
    }
    scope
        .problems()
        .each(
            doc.entries().list(),
            each -> {
              String name = each.key().id();
              Fields fields = each.value().fields(Keys.AUTOMATION);
              each.value()
                  .guard(
                      () ->
                          builder.automation(
                              new AutomationRule(
                                  name,
                                  fields.find("time-limit", Durations::positive),
                                  fields.find("attempts", Doc::number),
                                  fields.find("resolves", Doc::id))));
            });
  }

  void workarounds(Doc doc, PolicyBuilder builder) {
    WhenReader conditions = new WhenReader(scope);
    scope
        .problems()
        .each(
            doc.entries().list(),
            each -> {
              Fields fields = each.value().fields(Keys.WORKAROUND);
              KnownWorkaround workaround =
                  each.value()
                      .guard(
                          () ->
                              new KnownWorkaround(
                                  each.key().id(),
                                  fields.get("when", conditions::read, When.any()),
                                  fields
                                      .need("text", "say what the reporter can do until then")
                                      .text()));
              each.value().guard(() -> builder.workaround(workaround));
            });
  }
}
