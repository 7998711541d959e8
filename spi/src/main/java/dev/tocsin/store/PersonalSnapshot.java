package dev.tocsin.store;

import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.Engagement;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Flapping;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.LastResort;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.Resolution;
import dev.tocsin.incident.Swarm;
import dev.tocsin.incident.SwarmMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The snapshot of a closed incident as the redacted history folds to it (C11). */
final class PersonalSnapshot {
  private PersonalSnapshot() {}

  static Incident of(Personal personal, Incident now, Entry appended) {
    Acknowledgement acknowledged = now.acknowledgement();
    return new Incident(
        now.identity(),
        appended.sequence(),
        personal.details(now.details()),
        personal.classification(now.classification()),
        now.status(),
        ownership(now.ownership(), appended),
        escalation(personal, now.escalation()),
        acknowledged == null
            ? null
            : new Acknowledgement(personal.actor(acknowledged.by()), acknowledged.at()),
        resolution(personal, now.resolution()),
        PersonalMajor.of(personal, now.major()),
        swarm(personal, now.swarm()),
        PersonalSuppliers.of(personal, now.suppliers()),
        now.family(),
        flapping(personal, now.flapping()),
        now.plans(),
        PersonalMajor.of(personal, now.majorCase()),
        now.links(),
        now.recurrences(),
        now.attainment(),
        appended.touched(now.touchedAt()),
        appended.head(now.head()),
        appended.recordedAt(),
        now.more());
  }

  /** Once a person has acted, a rule may hand the incident back; redacting is an act, too. */
  private static Ownership ownership(Ownership now, Entry appended) {
    return appended.by().human()
        ? new Ownership(now.team(), now.person(), now.since(), List.of(), now.operational())
        : now;
  }

  private static Escalation escalation(Personal personal, Escalation now) {
    LastResort last = now.lastResort();
    return new Escalation(
        now.policyVersion(),
        now.row(),
        now.path(),
        now.round(),
        now.start(),
        now.ceiling(),
        now.fired().stream().map(fired -> fired(personal, fired)).toList(),
        now.suspensions(),
        last == null ? null : new LastResort(last.at(), personal.notified(last.notified())),
        now.startedBy() == null ? null : fired(personal, now.startedBy()),
        now.engaged().stream()
            .map(
                each ->
                    new Engagement(each.supplier(), each.at(), personal.notified(each.notified())))
            .toList(),
        now.requested(),
        now.watchedFrom());
  }

  private static FiredRung fired(Personal personal, FiredRung fired) {
    return new FiredRung(
        fired.path(),
        fired.rung(),
        fired.since(),
        fired.occurrence(),
        personal.notified(fired.notified()),
        fired.parked().stream().map(personal::recipient).toList(),
        fired.exhaustedAt(),
        fired.until(),
        fired.told().stream().map(personal::recipient).toList(),
        fired.askedAt(),
        fired.handover());
  }

  private static @Nullable Resolution resolution(Personal personal, @Nullable Resolution now) {
    return now == null
        ? null
        : new Resolution(
            personal.actor(now.by()),
            now.at(),
            personal.text(now.text()),
            now.kind(),
            now.autoCloseStopped(),
            now.confirmedAt(),
            now.rating());
  }

  private static @Nullable Swarm swarm(Personal personal, @Nullable Swarm now) {
    return now == null
        ? null
        : new Swarm(
            now.members().stream()
                .map(
                    member ->
                        new SwarmMember(
                            member.team(),
                            member.summonedAt(),
                            member.people(),
                            personal.notified(member.notified()),
                            member.releasedAt()))
                .toList(),
            now.primary());
  }

  private static @Nullable Flapping flapping(Personal personal, @Nullable Flapping now) {
    return now == null || now.clear() == null
        ? now
        : new Flapping(
            now.returns(),
            now.since(),
            now.heardAt(),
            new Flapping.Clear(personal.text(now.clear().text()), now.clear().kind()));
  }
}
