package dev.tocsin.policyfile;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.DeliveryRules;
import dev.tocsin.policy.InvalidPolicyException;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Team;
import dev.tocsin.policy.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reads the document from the top: each key by the reader that knows it.
 *
 * <p>Teams and paths may stand anywhere; whoever names one is told at once when it is not there.
 * Source: first-screens.md, "The policy author"; domain.md, practices 3 and 5.
 */
final class PolicyReader {
  private static final Known<CatchUp> CATCH_UP =
      Known.of(
          "way to catch up",
          List.of(CatchUp.values()),
          value -> value.name().toLowerCase(Locale.ROOT));

  private final Fields fields;
  private final PolicyBuilder builder;

  private PolicyReader(Doc root) {
    fields = root.fields(Keys.POLICY);
    String name = fields.need("policy", "begin with 'policy:' and the policy's name").name();
    builder = Policy.builder(name);
  }

  /**
   * The policy that a document says.
   *
   * @throws PolicyFileException at the first error
   */
  static Policy read(Doc root) {
    try {
      return root.guard(() -> new PolicyReader(root).read());
    } catch (InvalidPolicyException e) {
      throw Places.find(root, e.place()).fail(e.problem(), e.remedy());
    }
  }

  private Policy read() {
    Known<Team> teams = teams();
    categories(teams);
    read("priorities", doc -> builder.priorities(PrioritiesReader.read(doc)));
    read("lifecycle", doc -> builder.lifecycle(LifecycleReader.read(doc)));
    new EscalationReader(teams).read(fields, builder);
    read("last-resort", doc -> builder.lastResort(Contacts.oneOrMore(doc).toArray(Contact[]::new)));
    read(
        "severe",
        doc ->
            builder.severe(
                doc.anyNumber().stream().map(PrioritiesReader::priority).toArray(Priority[]::new)));
    builder.times(times());
    read("catch-up", doc -> builder.catchUp(CATCH_UP.get(doc)));
    read("delivery", doc -> builder.delivery(delivery(doc)));
    return builder.build();
  }

  private void read(String key, Consumer<Doc> reader) {
    Doc doc = fields.get(key);
    if (doc != null) {
      reader.accept(doc);
    }
  }

  private Known<Team> teams() {
    Doc doc = fields.need("teams", "name at least one team under 'teams:'");
    List<Team> teams = new ArrayList<>();
    for (Doc.Field field : doc.entries().list()) {
      Fields team = field.value().fields(Keys.TEAM);
      Team read =
          new Team(
              field.key().name(),
              team.get("tier", PolicyReader::tier, 1),
              new Staffing.Fixed(team.get("on-call", Contacts::anyNumber, List.of())));
      builder.team(read);
      teams.add(read);
    }
    if (teams.isEmpty()) {
      throw doc.fail("there are no teams", "name at least one");
    }
    return Known.of("team", teams, Team::id);
  }

  private static int tier(Doc doc) {
    int tier = doc.number();
    if (tier < 1) {
      throw doc.fail("there is no tier " + tier, "use 1 for the service desk, or more");
    }
    return tier;
  }

  private void categories(Known<Team> teams) {
    Doc doc = fields.need("categories", "say who takes what: categories: { \"*\": TEAM }");
    for (Doc.Field field : doc.entries().list()) {
      String team = teams.get(field.value()).id();
      if (field.key().text().equals("*")) {
        builder.defaultTeam(team);
      } else {
        builder.category(category(field.key()).path(), team);
      }
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
        fields.find("acknowledgement-lapses", Durations::positive));
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
    return new DeliveryRules(attempts, first, most);
  }

  private static int attempts(Doc doc) {
    int attempts = doc.number();
    if (attempts < 1 || attempts > 100) {
      throw doc.fail(attempts + " attempts are out of range", "use 1 to 100");
    }
    return attempts;
  }
}
