package dev.tocsin.policyfile;

import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.Team;
import java.util.Set;

/** Writes teams, roles and suppliers, as {@link TeamsReader} reads them. */
final class TeamsWriter {
  private final Set<String> rotas;

  /** Knows the names that one person alone cannot have in the short form. */
  TeamsWriter(Set<String> rotas) {
    this.rotas = rotas;
  }

  Node team(Team team) {
    Written.Mapping out = new Written.Mapping();
    if (team.tier() != 1) {
      out.put("tier", Written.literal(team.tier()));
    }
    boolean nobody = team.onCall() instanceof Staffing.Fixed && team.onCall().contacts().isEmpty();
    return (nobody ? out : out.put("on-call", staffing(team.onCall()))).node();
  }

  Node staffing(Staffing staffing) {
    if (staffing instanceof Staffing.ByRota byRota) {
      return Written.text(TeamsReader.ROTA + byRota.rota());
    }
    if (staffing instanceof Staffing.ByHost) {
      return Written.text(TeamsReader.HOST);
    }
    Node people = Written.some(staffing.contacts(), Contacts::write);
    return people instanceof Node.Text text && rotas.contains(text.value())
        ? Written.list(staffing.contacts(), Contacts::write)
        : people;
  }

  static Node supplier(Supplier supplier) {
    Written.Mapping out =
        new Written.Mapping().some("contacts", supplier.contacts(), Contacts::write);
    return (supplier.contract() == null
            ? out
            : out.put("contract", ContractReader.write(supplier.contract(), supplier.id())))
        .node();
  }
}
