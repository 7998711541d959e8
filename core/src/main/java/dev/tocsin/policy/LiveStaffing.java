package dev.tocsin.policy;

import com.google.common.collect.ImmutableMap;
import dev.tocsin.oncall.Rota;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is on call is always live: the people of today in the teams and roles of an older version.
 * Source: escalation.md, "Editing the policy while incidents are open".
 */
final class LiveStaffing {
  private LiveStaffing() {}

  static ImmutableMap<String, Team> teams(Policy rules, Policy people) {
    ImmutableMap.Builder<String, Team> teams = ImmutableMap.builder();
    for (Team team : rules.teams().values()) {
      Team today = people.team(team.id());
      teams.put(team.id(), today == null ? team : new Team(team.id(), team.tier(), today.onCall()));
    }
    return teams.buildOrThrow();
  }

  static ImmutableMap<String, Staffing> roles(Policy rules, Policy people) {
    Map<String, Staffing> roles = new LinkedHashMap<>(rules.roles());
    roles.replaceAll((role, staffing) -> people.roles().getOrDefault(role, staffing));
    return ImmutableMap.copyOf(roles);
  }

  /** Today's rotas, and those that only the older version has. */
  static ImmutableMap<String, Rota> over(Map<String, Rota> rules, Map<String, Rota> people) {
    Map<String, Rota> rotas = new LinkedHashMap<>(rules);
    rotas.putAll(people);
    return ImmutableMap.copyOf(rotas);
  }
}
