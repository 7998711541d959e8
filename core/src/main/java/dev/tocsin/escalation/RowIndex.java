package dev.tocsin.escalation;

import com.google.common.primitives.ImmutableIntArray;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Incident;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first row that matches an incident without asking the rows one by one.
 *
 * <p>Each condition that any row has is a column: value → set of rows. A decision looks up one set
 * for each column and takes the first bit that all have. Sets say which of their words are empty,
 * 64 words at a time, so what no row has in common is passed over. Nothing is allocated. Immutable
 * but for what {@link KnownTimes} remembers.
 */
final class RowIndex {
  private static final int NONE = -1;

  private final int words;
  private final RowSet everything;
  private final @Nullable CategoryColumn categories;
  private final RowSet @Nullable [] priorities;
  private final @Nullable ValueColumn impacts;
  private final @Nullable ValueColumn urgencies;
  private final @Nullable ValueColumn services;
  private final @Nullable ValueColumn teams;
  private final @Nullable ValueColumn sources;
  private final AttributeColumn[] attributes;
  private final @Nullable TimeColumn times;
  private final boolean rare;

  RowIndex(
      List<MatrixRow> rows, Map<String, BusinessCalendar> calendars, Map<String, Season> seasons) {
    words = RowSet.words(rows.size());
    ImmutableIntArray all = ImmutableIntArray.copyOf(IntStream.range(0, rows.size()));
    everything = RowSet.of(all, words, null);
    categories = CategoryColumn.of(rows, words);
    priorities = priorities(texts(rows, When::priorities));
    impacts = texts(rows, When::impacts);
    urgencies = texts(rows, When::urgencies);
    services = ValueColumn.of(rows, words, When::services);
    teams = ValueColumn.of(rows, words, When::teams);
    sources = texts(rows, When::sources);
    attributes = AttributeColumn.of(rows, words);
    times = TimeColumn.of(rows, words, calendars, seasons);
    rare = impacts != null || urgencies != null || sources != null || attributes.length > 0;
  }

  private @Nullable ValueColumn texts(List<MatrixRow> rows, Function<When, Collection<?>> wanted) {
    return ValueColumn.of(
        rows, words, when -> wanted.apply(when).stream().map(Object::toString).toList());
  }

  private static RowSet @Nullable [] priorities(@Nullable ValueColumn column) {
    if (column == null) {
      return null;
    }
    RowSet[] byLevel = new RowSet[10];
    for (int level = 0; level < byLevel.length; level++) {
      byLevel[level] = column.find("P" + level);
    }
    return byLevel;
  }

  /**
   * The first row that matches.
   *
   * @return its number, or -1
   */
  int first(Incident incident, Instant at) {
    Classification is = incident.classification();
    Details details = incident.details();
    RowSet service = services == null ? everything : services.find(details.service());
    RowSet team = teams == null ? everything : teams.find(incident.ownership().team());
    RowSet priority = priorities == null ? everything : priorities[is.priority().level()];
    RowSet category = categories == null ? everything : categories.find(is.category().path());
    if (rare || words > RowSet.FEW) {
      return first(incident, at, category, priority, service, team);
    }
    for (int word = 0; word < words; word++) {
      long hits =
          category.wordOfFew(word)
              & priority.wordOfFew(word)
              & service.wordOfFew(word)
              & team.wordOfFew(word);
      int row = hits == 0 ? NONE : first(hits, word, at);
      if (row >= 0) {
        return row;
      }
    }
    return NONE;
  }

  /** The same with all columns, passing over words that have nothing in common. */
  private int first(
      Incident incident,
      Instant at,
      RowSet category,
      RowSet priority,
      RowSet service,
      RowSet team) {
    Classification is = incident.classification();
    RowSet impact = impacts == null ? null : impacts.find(is.impact().name());
    RowSet urgency = urgencies == null ? null : urgencies.find(is.urgency().name());
    RowSet source = sources == null ? null : sources.find(incident.details().source().name());
    Map<String, String> given = incident.details().attributes();
    int named = attributes.length;
    RowSet one = named > 0 ? attributes[0].find(given) : null;
    RowSet two = named > 1 ? attributes[1].find(given) : null;
    RowSet three = named > 2 ? attributes[2].find(given) : null;
    for (int block = 0; block << 6 < words; block++) {
      long some = category.summary(block) & priority.summary(block);
      some &= service.summary(block) & team.summary(block);
      some &= summary(impact, block) & summary(urgency, block) & summary(source, block);
      some &= summary(one, block) & summary(two, block) & summary(three, block);
      for (int i = 3; i < named; i++) {
        some &= attributes[i].find(given).summary(block);
      }
      for (; some != 0; some &= some - 1) {
        int word = (block << 6) + Long.numberOfTrailingZeros(some);
        long hits = category.word(word) & priority.word(word);
        hits &= service.word(word) & team.word(word);
        hits &= word(impact, word) & word(urgency, word) & word(source, word);
        hits &= word(one, word) & word(two, word) & word(three, word);
        for (int i = 3; i < named && hits != 0; i++) {
          hits &= attributes[i].find(given).word(word);
        }
        int row = hits == 0 ? NONE : first(hits, word, at);
        if (row >= 0) {
          return row;
        }
      }
    }
    return NONE;
  }

  /** The first row of a word whose conditions on time hold. */
  private int first(long hits, int word, Instant at) {
    if (times == null) {
      return (word << 6) + Long.numberOfTrailingZeros(hits);
    }
    long left = hits;
    while (left != 0) {
      int row = (word << 6) + Long.numberOfTrailingZeros(left);
      int failing = times.failing(row, at);
      if (failing < 0) {
        return row;
      }
      left &= ~times.rows(failing).word(word);
    }
    return NONE;
  }

  private static long summary(@Nullable RowSet set, int block) {
    return set == null ? -1L : set.summary(block);
  }

  private static long word(@Nullable RowSet set, int word) {
    return set == null ? -1L : set.word(word);
  }
}
