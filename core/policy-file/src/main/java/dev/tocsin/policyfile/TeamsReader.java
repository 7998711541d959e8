package dev.tocsin.policyfile;

import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.Team;
import java.util.List;

/**
 * Reads teams, roles and suppliers, and how it is known who is on call: people, {@code rota NAME}
 * or {@code host}.
 *
 * <p>Source: domain.md, practices 3, 5 and 6; escalation.md, "On call".
 */
final class TeamsReader {
  static final String ROTA = "rota ";
  static final String HOST = "host";

  private final Scope scope;

  TeamsReader(Scope scope) {
    this.scope = scope;
  }

  void teams(Doc doc, PolicyBuilder builder) {
    if (doc.entries().all().isEmpty()) {
      throw doc.fail("there are no teams", "name at least one");
    }
    scope
        .problems()
        .each(
            doc.entries().list(),
            each -> {
              Fields team = each.value().fields(Keys.TEAM);
              String id = each.key().id();
              int tier = team.get("tier", TeamsReader::tier, 1);
              Staffing onCall = team.get("on-call", this::staffing, new Staffing.Fixed(List.of()));
              each.value().guard(() -> builder.team(new Team(id, tier, onCall)));
            });
  }

  void roles(Doc doc, PolicyBuilder builder) {
    scope
        .problems()
        .each(
            doc.entries().list(),
            each -> {
              String id = each.key().id();
              Staffing staffing = staffing(each.value());
              each.value().guard(() -> builder.role(id, staffing));
            });
  }

  void suppliers(Doc doc, PolicyBuilder builder) {
    scope
        .problems()
        .each(
            doc.entries().list(),
            each -> {
              Fields fields = each.value().fields(Keys.SUPPLIER);
              Doc contacts =
                  fields.need("contacts", "say how it is reached, such as contacts: NAME by phone");
              String id = each.key().id();
              Supplier supplier =
                  new Supplier(
                      id,
                      Contacts.oneOrMore(contacts),
                      fields.find("contract", said -> ContractReader.read(said, id, scope)));
              each.value().guard(() -> builder.supplier(supplier));
            });
  }

  private Staffing staffing(Doc doc) {
    if (doc.isList() || doc.isFields()) {
      return new Staffing.Fixed(Contacts.anyNumber(doc));
    }
    String text = doc.text();
    if (text.equals(HOST)) {
      return new Staffing.ByHost();
    }
    if (text.startsWith(ROTA)) {
      return new Staffing.ByRota(scope.rotas().part(doc, text.substring(ROTA.length())));
    }
    if (scope.rotas().values().containsKey(text)) {
      throw doc.fail(
          "'" + Doc.excerpt(text) + "' would be a person, and there is a rota of that name",
          "write " + ROTA + text + ", or { person: NAME } for somebody of that name");
    }
    return new Staffing.Fixed(Contacts.anyNumber(doc));
  }

  private static int tier(Doc doc) {
    int tier = doc.number();
    if (tier < 1) {
      throw doc.fail("there is no tier " + tier, "use 1 for the service desk, or more");
    }
    return tier;
  }
}
