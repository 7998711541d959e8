package dev.tocsin.examples.practices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Each practice runs, and shows what its text promises. */
class PracticesTest {
  private interface Practice {
    void run(PrintStream out) throws Exception;
  }

  private static String shown(Practice practice) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      practice.run(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void keep_records_reminds_of_a_stale_record_and_proves_the_register() throws Exception {
    assertThat(shown(KeepRecords::run))
        .contains("10:00  -> person:sam (remind)")
        .contains("entries intact: true")
        .contains("Search answers slowly");
  }

  @Test
  void self_service_resolves_what_a_runbook_can_and_pages_for_the_rest() throws Exception {
    assertThat(shown(OfferSelfService::run))
        .contains("-> reporter:ann (workaround)")
        .contains("is Resolved, nobody was paged")
        .containsSubsequence("lost its index", "-> person:sam (page)")
        .contains("Search answers nothing: search was restarted");
  }

  @Test
  void strengthen_service_desk_lets_the_reporter_confirm_reject_and_rate() throws Exception {
    assertThat(shown(StrengthenServiceDesk::run))
        .contains("09:09  Cannot sign in: Closed")
        .contains("09:35  The printer of floor 2 is gone: In progress")
        .contains("10:20  The printer of floor 2 is gone: Closed")
        .contains("handed over to network: it has no address: the switch of floor 2")
        .containsSubsequence(
            "share of first contacts: 0.5",
            "rejected: 1 of 3 resolutions",
            "hand-overs: 1",
            "rating: 4.0 of 5, [0, 0, 1, 0, 1]");
  }

  @Test
  void problems_are_proposed_once() throws Exception {
    assertThat(shown(FindProblems::run))
        .contains("service payment: 8 logged", "proposed, 8 linked")
        .containsSubsequence("the next night", "known, 0 linked")
        .containsOnlyOnce("-> person:pat (inform): ");
  }

  @Test
  void engage_supplier_chases_pauses_and_says_whose_breach_it_is() throws Exception {
    assertThat(shown(EngageSupplier::run))
        .contains("09:00  -> person:cable desk (engage)")
        .contains("12:20  -> person:cable desk (chase)")
        .contains("resolution BREACHED: PT2H30M")
        .contains("13:00  supplier-target-breached")
        .contains("resolution=Kept[kept=0, missed=1]}, handed back too early: 1");
  }

  @Test
  void log_every_incident_folds_a_storm_undoes_a_merge_and_damps_what_flaps() throws Exception {
    assertThat(shown(LogEveryIncident::run))
        .contains("more than 2 of shop, children: 4")
        .contains("Till 1 is dead: New")
        .contains("Till 6 is dead: Resolved")
        .contains("reported again: 2")
        .contains("after it was undone: 1")
        .contains("-> person:sam (inform)")
        .contains("still flapping: In progress")
        .contains("calm by now: Resolved");
  }

  @Test
  void team_accountability_warns_and_adds_up_the_time_that_each_team_held_it() throws Exception {
    assertThat(shown(TeamAccountability::run))
        .contains("10:50  -> person:morgan (remind)")
        .contains("11:20  operational-level-breached")
        .contains(
            "database held it 150 min in 1 holdings; operational level: Kept[kept=0, missed=1]")
        .contains(
            "service-desk held it 30 min in 2 holdings; operational level: Kept[kept=2, missed=0]")
        .contains("open for 180 min");
  }

  @Test
  void prepare_for_disaster_goes_through_a_plan_and_exercises_it_without_the_host()
      throws Exception {
    String shown = shown(PrepareForDisaster::run);
    assertThat(shown)
        .containsSubsequence(
            "host: hall-lost/freeze-orders",
            "host: hall-lost/reopen-shop",
            "-> person:omar (continuity)",
            "host: hall-lost/database-home",
            "plan-over",
            "the same as an exercise:",
            "EXERCISE P1",
            "freeze-orders: SIMULATED")
        .contains("host: hall-lost/fail-over-web", "-> person:carrier desk (engage)");
    assertThat(shown.substring(shown.indexOf("exercise:")))
        .doesNotContain("host:")
        .doesNotContain("carrier");
  }

  @Test
  void check_proactively_repairs_what_it_finds_and_holds_a_game_day() throws Exception {
    assertThat(shown(CheckProactively::run))
        .containsSubsequence(
            "09:00  search index: fine",
            "09:10  search index: 4000 documents are missing, incident New",
            "host: reindex",
            "09:20  search index: fine, incident Resolved",
            "09:30  hall 1 without power: game day",
            "-> person:omar (page): EXERCISE P")
        .doesNotContain("sena");
  }

  @Test
  void rapid_response_goes_from_a_candidate_to_a_review() throws Exception {
    assertThat(shown(RapidResponse::run))
        .contains("09:15  -> person:omar (major)")
        .contains("09:26  commands: person:ines")
        .contains("09:55  -> person:dana (remind)")
        .contains("09:57  -> subscribers:shop (update)")
        .contains("10:17  -> person:pia (release)")
        .contains("stood the major incident down: people can pay")
        .contains("2026-12-06T11:17:00Z **system:desk** action 1 was overdue, told dana");
  }

  @Test
  void swarm_tells_what_it_took_and_lets_the_others_go() throws Exception {
    assertThat(shown(Swarm::run))
        .contains("09:15  -> person:nia (swarm)")
        .contains("09:46  -> person:nia (release)")
        .containsOnlyOnce("person:nia (swarm)")
        .contains("accountable: database")
        .contains("150 person-minutes cost 238.75 EUR");
  }

  @Test
  void escalate_by_matrix_goes_to_those_who_know_more_and_to_those_who_decide() throws Exception {
    assertThat(shown(EscalateByMatrix::run))
        .containsSubsequence(
            "09:00  -> person:dana (page): P1",
            "09:10  -> person:lee (page): P1",
            "-> person:morgan (inform): P1",
            "is with infrastructure",
            "is with application");
  }
}
