package dev.tocsin.desk;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Swarm;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.incident.SwarmMember;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What happened in a swarm, applied. Source: domain.md, practice 8. */
final class SwarmFold {
  private SwarmFold() {}

  static void change(Draft draft, Incident before, Entry entry, SwarmEvent event) {
    Swarm swarm = before.swarm() == null ? new Swarm(List.of(), null) : before.swarm();
    if (event instanceof SwarmEvent.SwarmSummoned summoned) {
      List<SwarmMember> members = new ArrayList<>(swarm.members());
      members.removeIf(member -> member.team().equals(summoned.team()));
      members.add(
          new SwarmMember(
              summoned.team(), entry.occurredAt(), List.of(), summoned.notified(), null));
      draft.swarm = new Swarm(members, swarm.primary());
    } else if (event instanceof SwarmEvent.SwarmJoined joined) {
      draft.swarm =
          new Swarm(
              each(
                  swarm,
                  List.of(joined.team()),
                  member ->
                      new SwarmMember(
                          member.team(),
                          member.summonedAt(),
                          Draft.plus(member.people(), joined.person()),
                          member.notified(),
                          member.releasedAt())),
              swarm.primary());
    } else if (event instanceof SwarmEvent.SwarmLeft left) {
      draft.swarm =
          new Swarm(
              each(
                  swarm,
                  List.of(left.team()),
                  member ->
                      new SwarmMember(
                          member.team(),
                          member.summonedAt(),
                          member.people().stream()
                              .filter(person -> !person.equals(left.person()))
                              .toList(),
                          member.notified(),
                          member.releasedAt())),
              swarm.primary());
    } else if (event instanceof SwarmEvent.PrimaryIdentified primary) {
      draft.swarm = new Swarm(swarm.members(), primary.team());
    } else if (event instanceof SwarmEvent.SwarmReleased released) {
      draft.swarm =
          new Swarm(
              each(
                  swarm,
                  released.teams(),
                  member ->
                      new SwarmMember(
                          member.team(),
                          member.summonedAt(),
                          member.people(),
                          member.notified(),
                          entry.occurredAt())),
              swarm.primary());
    }
  }

  private static List<SwarmMember> each(
      Swarm swarm, List<String> teams, UnaryOperator<SwarmMember> change) {
    return swarm.members().stream()
        .map(member -> teams.contains(member.team()) ? change.apply(member) : member)
        .toList();
  }
}
