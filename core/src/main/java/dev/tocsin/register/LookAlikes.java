package dev.tocsin.register;

import dev.tocsin.host.Knowledge;
import dev.tocsin.host.Suggestion;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds resolved incidents of the past that look like one at hand.
 *
 * <p>Each is a bag of words: those of its title, its category with all that lie above, its service.
 * A word that few incidents have weighs more (the logarithm of one incident in so many; "tf-idf"),
 * and two bags are as alike as the cosine of the angle between them, from 0 to 1. Children,
 * duplicates and cancelled incidents say nothing of how service was restored and are left out by
 * being never resolved, exercises because nothing was wrong.
 *
 * <p>Immutable once built, safe for many threads, and equal incidents give equal answers. Memory
 * grows with the words of all incidents; a question costs the incidents that share a word with it.
 * Source: domain.md, practice 2.
 */
public final class LookAlikes implements Knowledge {
  /** So much alike, at least, is worth a look. */
  public static final double LEAST = 0.2;

  private static final int MOST_WORDS = 64;

  private final List<Past> all;
  private final Map<String, List<Integer>> byWord;
  private final double[] lengths;

  /** What is kept of an incident of the past. */
  private record Past(String id, String reference, String title, String done, List<String> words) {}

  private LookAlikes(List<Past> all) {
    this.all = List.copyOf(all);
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      for (String word : all.get(i).words()) {
        places.computeIfAbsent(word, key -> new ArrayList<>()).add(i);
      }
    }
    this.byWord = places;
    this.lengths = new double[all.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = length(all.get(i).words());
    }
  }

  /**
   * Looks at incidents, and keeps those that were resolved and were no exercises.
   *
   * @param incidents in any order; of two with the same id the last one counts
   * @return the look-up
   */
  public static LookAlikes of(Iterable<Incident> incidents) {
    Map<String, Past> kept = new TreeMap<>();
    for (Incident each : incidents) {
      if (each.resolution() != null
          && !each.exercise()
          && (each.phase() == Phase.RESOLVED || each.phase() == Phase.CLOSED)) {
        String id = each.id().toString();
        kept.put(
            id,
            new Past(
                id,
                each.reference().toString(),
                each.title(),
                each.resolution().text(),
                words(each)));
      }
    }
    return new LookAlikes(List.copyOf(kept.values()));
  }

  /**
   * How many incidents it knows.
   *
   * @return the number
   */
  public int size() {
    return all.size();
  }

  @Override
  public List<Suggestion> suggest(Incident incident, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit + " is below 1");
    }
    List<String> asked = words(incident);
    double length = length(asked);
    Map<Integer, Double> shared = new LinkedHashMap<>();
    for (String word : asked) {
      double weight = weight(word);
      for (int place : byWord.getOrDefault(word, List.of())) {
        shared.merge(place, weight * weight, Double::sum);
      }
    }
    List<Suggestion> alike = new ArrayList<>();
    shared.forEach(
        (place, product) -> {
          Past past = all.get(place);
          double likeness = product == 0 ? 0 : Math.min(1, product / (length * lengths[place]));
          if (likeness >= LEAST && !past.id().equals(incident.id().toString())) {
            alike.add(
                new Suggestion(
                    Suggestion.INCIDENT,
                    past.id(),
                    past.reference() + " " + past.title(),
                    past.done(),
                    likeness));
          }
        });
    alike.sort(
        Comparator.comparingDouble(Suggestion::likeness)
            .reversed()
            .thenComparing(Suggestion::target));
    return List.copyOf(alike.subList(0, Math.min(limit, alike.size())));
  }

  private double length(List<String> words) {
    double sum = 0;
    for (String word : words) {
      sum += weight(word) * weight(word);
    }
    return Math.sqrt(sum);
  }

  /** A word that nobody has used weighs most: it makes the rest less alike. */
  private double weight(String word) {
    return Math.log(1 + (double) all.size() / (1 + byWord.getOrDefault(word, List.of()).size()));
  }

  /** Each word once; the kinds are kept apart, so that a service is not a word of a title. */
  private static List<String> words(Incident incident) {
    Map<String, String> words = new LinkedHashMap<>();
    if (incident.details().service() != null) {
      words.put("service " + incident.details().service(), "");
    }
    String path = incident.category().path();
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      words.put("category " + path.substring(0, end), "");
    }
    for (String each :
        incident.title().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", MOST_WORDS)) {
      if (each.length() > 1) {
        words.put(each, "");
      }
    }
    return List.copyOf(words.keySet());
  }
}
