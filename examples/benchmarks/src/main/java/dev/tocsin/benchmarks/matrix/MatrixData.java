package dev.tocsin.benchmarks.matrix;

import dev.tocsin.benchmarks.Incidents;
import dev.tocsin.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A seeded matrix, most specific rows first as people write them, without a catch-all; and seeded
 * queries: 60% made to meet a random row, 30% uniform, 10% of a category that no row has. Rounds
 * begin at random times of one week.
 */
public final class MatrixData {
  public static final int QUERIES = 4096;

  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

  public final Row[] rows;
  public final Query[] queries = new Query[QUERIES];
  public final String[] expected = new String[QUERIES];
  public double hitRate;
  public double meanRowsLookedAt;

  public MatrixData(int size, long seed) {
    Random random = new Random(seed);
    Set<Row> distinct = new LinkedHashSet<>();
    int anyCategory = Math.min(10, Math.max(1, size / 20));
    while (distinct.size() < size) {
      // A few rows take any category, for a service and a priority: more would hit everything.
      boolean any = distinct.size() < anyCategory;
      distinct.add(
          new Row(
              any ? null : category(random, 1 + random.nextInt(3)),
              !any && random.nextBoolean() ? 0 : 1 + random.nextInt(5),
              !any && random.nextInt(10) < 6 ? null : service(random),
              random.nextInt(10) < 6 ? null : random.nextBoolean(),
              null));
    }
    List<Row> sorted = new ArrayList<>(distinct);
    sorted.sort(Comparator.comparingInt(Row::specificity).reversed());
    rows = new Row[size];
    for (int i = 0; i < size; i++) {
      Row r = sorted.get(i);
      rows[i] =
          new Row(r.categoryPrefix(), r.priority(), r.service(), r.supportHours(), "path" + i);
    }
    int hits = 0;
    long looked = 0;
    for (int i = 0; i < QUERIES; i++) {
      queries[i] = query(random);
      int at = 0;
      while (at < size && !rows[at].matches(queries[i])) {
        at++;
      }
      expected[i] = at < size ? rows[at].pathId() : null;
      hits += at < size ? 1 : 0;
      looked += Math.min(at + 1, size);
    }
    hitRate = (double) hits / QUERIES;
    meanRowsLookedAt = (double) looked / QUERIES;
    for (int i = 0; i < QUERIES; i++) { // afterwards, so that they do not lie between the queries
      queries[i] = withIncident(i, queries[i], random);
    }
  }

  private Query query(Random random) {
    boolean unmapped = random.nextInt(10) == 0;
    String category = unmapped ? "domain99/kind99/item99/" : category(random, 3);
    int priority = 1 + random.nextInt(5);
    String service = service(random);
    boolean hours = random.nextBoolean();
    if (!unmapped && random.nextInt(9) < 6) {
      Row r = rows[random.nextInt(rows.length)];
      if (r.categoryPrefix() != null) {
        // Keep the row's segments and the random category's remaining ones.
        int slashes = (int) r.categoryPrefix().chars().filter(c -> c == '/').count();
        String rest = category;
        for (int i = 0; i < slashes; i++) {
          rest = rest.substring(rest.indexOf('/') + 1);
        }
        category = r.categoryPrefix() + rest;
      }
      priority = r.priority() == 0 ? priority : r.priority();
      service = r.service() == null ? service : r.service();
      hours = r.supportHours() == null ? hours : r.supportHours();
    }
    // Strings of its own, not shared with the table: identity must not help.
    return new Query(new String(category), priority, new String(service), hours, null, null);
  }

  private static Query withIncident(int number, Query query, Random random) {
    String category = query.category();
    Instant at = instant(query.supportHours(), random);
    Incident incident =
        Incidents.of(
            number,
            category.substring(0, category.length() - 1),
            query.priority(),
            new String(query.service()),
            at);
    return new Query(
        category, query.priority(), query.service(), query.supportHours(), incident, at);
  }

  /** Any time of a week that is, or is not, within {@link TocsinColumn}'s hours. */
  private static Instant instant(boolean supportHours, Random random) {
    while (true) {
      Instant at = MONDAY.plus(Duration.ofSeconds(random.nextInt(7 * 86_400)));
      if (TocsinColumn.HOURS.isOpen(at) == supportHours) {
        return at;
      }
    }
  }

  private static String category(Random random, int depth) {
    StringBuilder path = new StringBuilder();
    int[] widths = {20, 10, 10};
    String[] names = {"domain", "kind", "item"};
    for (int i = 0; i < depth; i++) {
      path.append(names[i]).append(10 + random.nextInt(widths[i])).append('/');
    }
    return path.toString();
  }

  private static String service(Random random) {
    return "service" + (10 + random.nextInt(50));
  }
}
