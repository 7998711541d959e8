package dev.tocsin.policyfile;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.policy.Follow;
import dev.tocsin.policy.InvalidPolicyException;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Times;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the document from the top: first that its keys and sections are what they should be, as all
 * else may follow from that; then each section by the reader that knows it. Sections may stand in
 * any order; whoever names a part is told when it is not there.
 *
 * <p>Source: first-screens.md, "The policy author"; domain.md, practices 3 and 5.
 */
final class PolicyReader {
  private final Problems problems = new Problems();
  private final Fields fields;
  private final Scope scope;

  private PolicyReader(Doc root) {
    fields = root.entries();
    problems.each(fields.list(), each -> fields.known(each.key(), Keys.POLICY));
    problems.raise();
    problems.attempt(() -> need("policy", "begin with 'policy:' and the policy's name"));
    problems.attempt(() -> need("teams", "name at least one team under 'teams:'"));
    problems.attempt(() -> need("categories", "say who takes what: categories: { \"*\": TEAM }"));
    scope = Scope.of(fields, problems);
  }

  /**
   * The policy that a document says.
   *
   * @throws PolicyFileException the first error that was found, with all others
   */
  static Policy read(Doc root) {
    return root.guard(() -> new PolicyReader(root).policy());
  }

  private Policy policy() {
    String[] name = {"policy"};
    problems.attempt(() -> name[0] = need("policy", "").name());
    PolicyBuilder builder = Policy.builder(name[0]);
    EscalationReader escalation = new EscalationReader(scope);
    sections(builder, escalation);
    problems.raise();
    section("escalation", escalation::overlaps);
    problems.raise();
    try {
      return builder.build();
    } catch (InvalidPolicyException e) {
      throw Places.find(fields.doc(), e.place()).fail(e.problem(), e.remedy());
    }
  }

  private Doc need(String key, String remedy) {
    return fields.need(key, remedy);
  }

  private void sections(PolicyBuilder builder, EscalationReader escalation) {
    CalendarsReader calendars = new CalendarsReader(scope);
    TeamsReader teams = new TeamsReader(scope);
    TimeRulesReader times = new TimeRulesReader(scope);
    section("calendars", doc -> calendars.calendars(doc, builder));
    section("seasons", doc -> calendars.seasons(doc, builder));
    section("rotas", doc -> new RotasReader(scope).read(doc, builder));
    section("teams", doc -> teams.teams(doc, builder));
    section("roles", doc -> teams.roles(doc, builder));
    section("suppliers", doc -> teams.suppliers(doc, builder));
    SelfServiceReader selfService = new SelfServiceReader(scope);
    section("automations", doc -> selfService.automations(doc, builder));
    section("workarounds", doc -> selfService.workarounds(doc, builder));
    section("continuity-plans", doc -> builder.continuityPlans(names(doc)));
    section("plans", doc -> new PlansReader(scope).read(doc, builder));
    section("categories", doc -> categories(doc, builder));
    section("priorities", doc -> builder.priorities(PrioritiesReader.read(doc)));
    section("lifecycle", doc -> builder.lifecycle(LifecycleReader.read(doc)));
    section("service-levels", doc -> new ServiceLevelsReader(scope).read(doc, builder));
    section("operational-levels", doc -> OperationalLevels.read(doc, scope, builder));
    section("paths", doc -> escalation.paths(doc, builder));
    section("escalation", doc -> escalation.rows(doc, fields, builder));
    section(
        "last-resort", doc -> builder.lastResort(Contacts.oneOrMore(doc).toArray(Contact[]::new)));
    section(
        "severe",
        doc ->
            builder.severe(
                doc.anyNumber().stream().map(Words.PRIORITIES::get).toArray(Priority[]::new)));
    section("quiet-hours", doc -> builder.quietHours(times.quietHours(doc)));
    section("maintenance", doc -> times.maintenance(doc, builder));
    section("pauses", doc -> builder.pauses(TimeRulesReader.pauses(doc)));
    section("open-incidents", doc -> builder.adoption(Words.ADOPTION.get(doc)));
    problems.attempt(() -> builder.times(times()));
    section("catch-up", doc -> builder.catchUp(Words.CATCH_UP.get(doc)));
    section("delivery", doc -> builder.delivery(delivery(doc)));
    section(
        "children-follow",
        doc ->
            builder.childrenFollow(
                doc.anyNumber().stream().map(Words.FOLLOW::get).toArray(Follow[]::new)));
    section("storms", doc -> times.storms(doc, builder));
    section("flapping", doc -> builder.flapping(TimeRulesReader.flapping(doc)));
    section(
        "exercises",
        doc -> {
          Doc page = doc.fields(Keys.EXERCISES).get("page");
          if (page != null) {
            builder.exercisePaging(Words.EXERCISE_PAGING.get(page));
          }
        });
    section(
        "major-incidents",
        doc -> builder.majorIncidents(new MajorIncidentsReader(scope).read(doc)));
  }

  private void section(String key, Consumer<Doc> read) {
    Doc doc = fields.get(key);
    if (doc != null) {
      problems.attempt(
          () ->
              doc.guard(
                  () -> {
                    read.accept(doc);
                    return doc;
                  }));
    }
  }

  private static String[] names(Doc doc) {
    return doc.anyNumber().stream().map(Doc::id).toArray(String[]::new);
  }

  private void categories(Doc doc, PolicyBuilder builder) {
    boolean hasDefault = doc.entries().get("*") != null;
    problems.each(
        doc.entries().list(),
        field -> {
          String team = scope.teams().get(field.value());
          if (field.key().text().equals("*")) {
            builder.defaultTeam(team);
          } else {
            builder.category(category(field.key()).path(), team);
          }
        });
    if (!hasDefault) {
      throw doc.fail(
          "there is no default team",
          "say which team takes what no category names: \"*\": service-desk");
    }
  }

  /** A category; it covers those below it, so an asterisk in it would mean itself. */
  static Category category(Doc doc) {
    Category category = doc.guard(() -> Category.of(doc.text()));
    if (List.of(category.path().split("/", -1)).contains("*")) {
      throw doc.fail(
          "category '" + Doc.excerpt(category.path()) + "' has an asterisk",
          "leave it out: a category covers all below it, and no condition at all covers every one");
    }
    return category;
  }

  private Times times() {
    Times usual = Times.DEFAULT;
    return new Times(
        fields.get("auto-close", Durations::positive, usual.autoClose()),
        fields.get("reopen-window", Durations::positive, usual.reopenWindow()),
        fields.get("follow-up", Durations::positive, usual.followUp()),
        fields.find("acknowledgement-lapses", Durations::positive),
        fields.find("stale-after", Durations::positive));
  }

  private static DeliveryRules delivery(Doc doc) {
    Fields fields = doc.fields(Keys.DELIVERY);
    DeliveryRules usual = DeliveryRules.DEFAULT;
    int attempts = fields.get("attempts", PolicyReader::attempts, usual.attempts());
    Duration first = fields.get("first", Durations::positive, usual.first());
    Duration most = fields.get("most", Durations::positive, usual.most());
    if (most.compareTo(first) < 0) {
      throw doc.fail(
          "the first pause, %s, is longer than the longest, %s"
              .formatted(Durations.write(first), Durations.write(most)),
          "use a shorter 'first' or a longer 'most'");
    }
    return doc.guard(() -> new DeliveryRules(attempts, first, most));
  }

  private static int attempts(Doc doc) {
    int attempts = doc.number();
    if (attempts < 1 || attempts > 100) {
      throw doc.fail(attempts + " attempts are out of range", "use 1 to 100");
    }
    return attempts;
  }
}
