package dev.tocsin.escalation;

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
  private final int rows;
  private final int blocks;
  private final @Nullable CategoryColumn categories;
  private final RowSet @Nullable [] priorities;
  private final @Nullable ValueColumn impacts;
  private final @Nullable ValueColumn urgencies;
  private final @Nullable ValueColumn services;
  private final @Nullable ValueColumn teams;
  private final @Nullable ValueColumn sources;
  private final AttributeColumn[] attributes;
  private final @Nullable TimeColumn times;

  RowIndex(
      List<MatrixRow> rows, Map<String, BusinessCalendar> calendars, Map<String, Season> seasons) {
    this.rows = rows.size();
    this.blocks = (rows.size() + RowSet.BLOCK * 64 - 1) / (RowSet.BLOCK * 64);
    categories = CategoryColumn.of(rows, blocks);
    priorities = priorities(texts(rows, When::priorities));
    impacts = texts(rows, When::impacts);
    urgencies = texts(rows, When::urgencies);
    services = ValueColumn.of(rows, blocks, When::services);
    teams = ValueColumn.of(rows, blocks, When::teams);
    sources = texts(rows, When::sources);
    attributes = AttributeColumn.of(rows, blocks);
    times = TimeColumn.of(rows, blocks, calendars, seasons);
  }

  private @Nullable ValueColumn texts(List<MatrixRow> rows, Function<When, Collection<?>> wanted) {
    return ValueColumn.of(
        rows, blocks, when -> wanted.apply(when).stream().map(Object::toString).toList());
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
    RowSet category = categories == null ? null : categories.find(is.category().path());
    RowSet priority = priorities == null ? null : priorities[is.priority().level()];
    RowSet service = services == null ? null : services.find(details.service());
    RowSet team = teams == null ? null : teams.find(incident.ownership().team());
    RowSet impact = impacts == null ? null : impacts.find(is.impact().name());
    RowSet urgency = urgencies == null ? null : urgencies.find(is.urgency().name());
    RowSet source = sources == null ? null : sources.find(details.source().name());
    Map<String, String> given = details.attributes();
    int named = attributes.length;
    RowSet first = named > 0 ? attributes[0].find(given) : null;
    RowSet second = named > 1 ? attributes[1].find(given) : null;
    RowSet third = named > 2 ? attributes[2].find(given) : null;
    long failed = 0; // conditions on time that do not hold, of the first 64

    for (int block = 0; block < blocks; block++) {
      long words = category == null ? -1L : category.summary(block);
      words &= summary(priority, block);
      words &= summary(service, block);
      words &= summary(team, block);
      words &= summary(impact, block);
      words &= summary(urgency, block);
      words &= summary(source, block);
      words &= summary(first, block);
      words &= summary(second, block);
      words &= summary(third, block);
      for (int i = 3; i < named; i++) {
        words &= attributes[i].find(given).summary(block);
      }
      for (; words != 0; words &= words - 1) {
        int word = (block << 6) + Long.numberOfTrailingZeros(words);
        if (word << 6 >= rows) {
          return -1;
        }
        long hits = category == null ? -1L : category.word(word);
        hits &= word(priority, word);
        hits &= word(service, word);
        hits &= word(team, word);
        hits &= word(impact, word);
        hits &= word(urgency, word);
        hits &= word(source, word);
        hits &= word(first, word);
        hits &= word(second, word);
        hits &= word(third, word);
        for (int i = 3; i < named && hits != 0; i++) {
          hits &= attributes[i].find(given).word(word);
        }
        if (times == null) {
          if (hits != 0) {
            int row = (word << 6) + Long.numberOfTrailingZeros(hits);
            return row < rows ? row : -1;
          }
          continue;
        }
        for (long left = failed; left != 0 && hits != 0; left &= left - 1) {
          hits &= ~times.rows(Long.numberOfTrailingZeros(left)).word(word);
        }
        while (hits != 0) {
          int row = (word << 6) + Long.numberOfTrailingZeros(hits);
          int failing = row < rows ? times.failing(row, at) : -1;
          if (failing < 0) {
            return row < rows ? row : -1;
          }
          failed |= failing < 64 ? 1L << failing : 0;
          hits &= ~times.rows(failing).word(word);
        }
      }
    }
    return -1;
  }

  private static long summary(@Nullable RowSet set, int block) {
    return set == null ? -1L : set.summary(block);
  }

  private static long word(@Nullable RowSet set, int word) {
    return set == null ? -1L : set.word(word);
  }
}
