package dev.tocsin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C13: a search finds what its query wants, sorted, page by page, whatever happens meanwhile. */
public abstract non-sealed class SearchContract extends Suite {

  /** For subclasses. */
  protected SearchContract() {}

  @Test
  @Tag(Step.REGISTER)
  void C13_pages_are_sorted_by_time_of_logging_and_id() {
    Instant at = now();
    List<Incident> expected = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      expected.add(committed(Draft.log(TENANT, null, at.minusSeconds((i * 7) % 5))));
    }
    expected.sort((a, b) -> Cursor.of(a).compareTo(Cursor.of(b)));

    for (int limit : new int[] {1, 2, 7, 22, 23, 24, 1_000}) {
      assertEquals(expected, paged(Query.all(), limit, page -> {}), "pages of " + limit);
    }
  }

  @Test
  @Tag(Step.REGISTER)
  void C13_an_incident_present_throughout_appears_exactly_once_under_churn() {
    Instant at = now().minusSeconds(100);
    List<IncidentId> expected = new ArrayList<>();
    List<Incident> closing = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Incident incident = committed(Draft.log(TENANT, null, at.plusSeconds(i / 3)));
      if (i % 4 == 3) {
        closing.add(incident);
      } else {
        expected.add(incident.id());
      }
    }
    List<IncidentId> fixed = List.copyOf(expected);

    List<Incident> seen =
        paged(
            Query.open(),
            5,
            page -> {
              Instant middle = page.get(page.size() - 1).identity().loggedAt();
              committed(Draft.log(TENANT, null, middle));
              committed(Draft.log(TENANT, null, at.minusSeconds(page.size())));
              Incident first = load(page.get(0).id());
              committed(on(first).comment("changed while others read"));
              if (!closing.isEmpty()) {
                committed(on(load(closing.remove(closing.size() - 1).id())).close());
              }
            });

    List<IncidentId> ids = seen.stream().map(Incident::id).toList();
    assertEquals(ids.size(), new HashSet<>(ids).size(), "nothing appears twice");
    assertTrue(ids.containsAll(fixed), "nothing is left out");
    for (int i = 1; i < seen.size(); i++) {
      assertTrue(Cursor.of(seen.get(i - 1)).compareTo(Cursor.of(seen.get(i))) < 0, "in order");
    }
  }

  private interface Churn {
    void after(List<Incident> page);
  }

  private List<Incident> paged(Query query, int limit, Churn churn) {
    List<Incident> seen = new ArrayList<>();
    @Nullable Cursor after = null;
    for (int pages = 0; pages < 1_000; pages++) {
      Page page = other().search(TENANT, query, after, limit);
      assertTrue(page.incidents().size() <= limit, "a page is too long");
      seen.addAll(page.incidents());
      after = page.next();
      if (after == null) {
        return seen;
      }
      assertEquals(limit, page.incidents().size(), "only the last page may be short");
      churn.after(page.incidents());
    }
    throw new AssertionError("the pages never end");
  }

  @Test
  @Tag(Step.REGISTER)
  void C13_a_search_finds_what_its_query_wants_and_nothing_else() {
    Instant at = now();
    int number = 0;
    for (String service : List.of("shop", "mail")) {
      for (String category :
          List.of("application", "application/checkout", "applications", "net")) {
        for (Priority priority : List.of(Priority.P1, Priority.P3)) {
          committed(varied(service, category, priority, at.plusSeconds(number++)));
        }
      }
    }
    List<Incident> everything = all();
    assertEquals(16, everything.size());
    committed(on(everything.get(3)).close());
    committed(on(everything.get(4)).resolve());
    List<Incident> now = all();
    List<Query> queries =
        List.of(
            Query.all(),
            Query.open(),
            Query.all().phases(Set.of(Phase.CLOSED, Phase.RESOLVED)),
            Query.all().team("team of mail"),
            Query.all().team("nobody"),
            Query.all().category(Category.of("application")),
            Query.all().category(Category.of("application/checkout")),
            Query.all().service("shop"),
            Query.all().atLeast(Priority.P2),
            Query.all().atLeast(Priority.P3),
            Query.all().logged(at.plusSeconds(3), at.plusSeconds(9)),
            Query.open().service("shop").category(Category.of("application")).atLeast(Priority.P1));

    for (Query query : queries) {
      List<Incident> expected = now.stream().filter(query::matches).toList();
      assertEquals(
          expected, other().search(TENANT, query, null, 100).incidents(), query.toString());
      assertEquals(expected, paged(query, 2, page -> {}), query.toString());
    }
  }

  /** Two incidents that differ in one field each, and a query for each field. */
  @Test
  @Tag(Step.REGISTER)
  void C13_a_search_knows_every_field_of_its_query() {
    Instant at = now();
    List<Incident> incidents = new ArrayList<>();
    incidents.add(committed(searched("100% of the H\u00c4FEN, again", Actor.person("kim"), at)));
    incidents.add(committed(searched("1000 of_the others", null, at.plusSeconds(1))));
    incidents.add(committed(searched("Printer jams", Actor.person("lee"), at.plusSeconds(2))));
    Incident two = incidents.get(1);
    Draft full = on(two).comment("x");
    full.snapshot(Specimens.full(full.incident(), now()));
    incidents.set(1, committed(full));
    List<Map.Entry<String, Query>> queries =
        List.of(
            Map.entry("1", Query.all().phases(Set.of(Phase.ON_HOLD))),
            Map.entry("1", Query.all().state("On hold")),
            Map.entry("0", Query.all().reference(incidents.get(0).reference())),
            Map.entry("1", Query.all().team("database")),
            Map.entry("1", Query.all().person("lee")),
            Map.entry("012", Query.all().source(Source.MONITORING)),
            Map.entry("", Query.all().source(Source.AUDIT)),
            Map.entry("2", Query.all().reporter(Actor.person("lee"))),
            Map.entry("1", Query.all().supplier("acme")),
            Map.entry("1", Query.all().major(true)),
            Map.entry("02", Query.all().major(false)),
            Map.entry("012", Query.all().atMost(Priority.P1)),
            Map.entry("", Query.all().atMost(Priority.P2)),
            Map.entry("0", Query.all().title("0%")),
            Map.entry("1", Query.all().title("OF_THE")),
            Map.entry("0", Query.all().title("h\u00e4fen")),
            Map.entry("2", Query.all().attribute("job", "printer").attribute("size", "A4")),
            Map.entry("", Query.all().attribute("job", "printer").attribute("size", "A3")),
            Map.entry("12", Query.all().logged(at.plusSeconds(1), null)),
            Map.entry("01", Query.all().logged(null, at.plusSeconds(2))),
            Map.entry("012", Query.all().updated(at, now().plusSeconds(60))),
            Map.entry("", Query.all().updated(null, at)),
            Map.entry("2", Query.open().title("printer").atMost(Priority.P1).major(false)),
            Map.entry("", Query.closed().title("printer")));

    for (Map.Entry<String, Query> each : queries) {
      Query query = each.getValue();
      List<Incident> expected =
          each.getKey().chars().mapToObj(place -> incidents.get(place - '0')).toList();
      assertEquals(expected, other().search(TENANT, query, null, 10).incidents(), query.toString());
      assertEquals(expected, paged(query, 1, page -> {}), query.toString());
    }
  }

  private Draft searched(String title, @Nullable Actor reporter, Instant at) {
    IncidentId id = new IncidentId(Draft.nextId());
    return Draft.log(
        new Identity(TENANT, id, Reference.from(id), at, new UUID(6, 7)),
        new Details(
            title,
            null,
            Source.MONITORING,
            reporter,
            "shop",
            null,
            null,
            Map.of("job", "printer", "size", title.startsWith("P") ? "A4" : "A5")),
        at,
        null);
  }

  private Draft varied(String service, String category, Priority priority, Instant at) {
    IncidentId id = new IncidentId(Draft.nextId());
    return Draft.log(
        new Identity(TENANT, id, Reference.from(id), at, new UUID(6, 7)),
        new Details("t", null, Source.USER, null, service, null, null, Map.of()),
        new Classification(Category.of(category), Impact.MINOR, Urgency.LOW, priority, null),
        "team of " + service,
        at,
        null);
  }
}
