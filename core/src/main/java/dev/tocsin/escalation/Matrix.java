package dev.tocsin.escalation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An ordered list of rows; the first one that matches an incident decides its path.
 *
 * <p>Immutable, safe for many threads, no nulls unless marked. Compiled once, when it is made: a
 * look-up costs about the same for ten rows and for ten thousand and allocates nothing. Memory
 * grows with the number of conditions that the rows name, plus about 24 bytes for each distinct
 * value and 4,096 rows; there is no limit to the rows. Conditions on time are asked at one instant
 * that is handed in, so the answer depends on nothing else. Equal when rows, paths, calendars and
 * seasons are. Source: escalation.md, "The matrix".
 */
public final class Matrix {
  private final ImmutableList<MatrixRow> rows;
  private final ImmutableMap<String, Path> paths;
  private final ImmutableMap<String, BusinessCalendar> calendars;
  private final ImmutableMap<String, Season> seasons;
  private final MatrixRow[] byNumber;
  private final RowIndex index;
  private final Explainer explainer;

  private Matrix(
      List<MatrixRow> rows,
      Map<String, Path> paths,
      Map<String, BusinessCalendar> calendars,
      Map<String, Season> seasons) {
    this.rows = ImmutableList.copyOf(rows);
    this.paths = ImmutableMap.copyOf(paths);
    this.calendars = ImmutableMap.copyOf(calendars);
    this.seasons = ImmutableMap.copyOf(seasons);
    this.byNumber = this.rows.toArray(MatrixRow[]::new);
    this.index = new RowIndex(this.rows, this.calendars, this.seasons);
    this.explainer = new Explainer(this.calendars, this.seasons);
  }

  /**
   * Compiles a matrix.
   *
   * @param rows in the order in which they are asked
   * @param paths by their id, in the order in which they were written
   * @param calendars by their id; at least those that rows name
   * @param seasons by their id; at least those that rows name
   * @return the matrix
   * @throws InvalidValueException when a row names a calendar or season that is not there
   */
  public static Matrix of(
      List<MatrixRow> rows,
      Map<String, Path> paths,
      Map<String, BusinessCalendar> calendars,
      Map<String, Season> seasons) {
    return new Matrix(rows, paths, calendars, seasons);
  }

  /**
   * Compiles a matrix whose rows name no calendar and no season.
   *
   * @param rows in the order in which they are asked
   * @param paths by their id, in the order in which they were written
   * @return the matrix
   * @throws InvalidValueException when a row names a calendar or season
   */
  public static Matrix of(List<MatrixRow> rows, Map<String, Path> paths) {
    return of(rows, paths, ImmutableMap.of(), ImmutableMap.of());
  }

  /**
   * The rows.
   *
   * @return in the order in which they are asked
   */
  public List<MatrixRow> rows() {
    return rows;
  }

  /**
   * The paths.
   *
   * @return by their id, in the order in which they were written
   */
  public Map<String, Path> paths() {
    return paths;
  }

  /**
   * The calendars that rows may name.
   *
   * @return by their id
   */
  public Map<String, BusinessCalendar> calendars() {
    return calendars;
  }

  /**
   * The seasons that rows may name.
   *
   * @return by their id
   */
  public Map<String, Season> seasons() {
    return seasons;
  }

  /**
   * The row that decides.
   *
   * @param incident as it stands
   * @param at when its conditions on time are asked: the start of the incident's round, so that
   *     asking again within the round gives the same row
   * @return the first row that matches, or null when none does
   */
  public @Nullable MatrixRow route(Incident incident, Instant at) {
    int row = index.first(incident, at);
    return row < 0 ? null : byNumber[row];
  }

  /**
   * Why that row decides and none above it: each row up to it, with every condition that does not
   * hold. Costs as much as there are rows; {@link #route} is the way to decide.
   *
   * @param incident as it stands
   * @param at when its conditions on time are asked
   * @return in the order of the rows, the last one being the one that matches; all rows when none
   *     does
   */
  public List<RowExplanation> explain(Incident incident, Instant at) {
    ImmutableList.Builder<RowExplanation> list = ImmutableList.builder();
    for (MatrixRow row : rows) {
      RowExplanation each = explainer.explain(row, incident, at);
      list.add(each);
      if (each.matched()) {
        break;
      }
    }
    return list.build();
  }

  /**
   * Whether a row is for an incident, whatever stands above it.
   *
   * @param row a row of this matrix
   * @param incident as it stands
   * @param at when its conditions on time are asked
   * @return every condition, and whether it holds
   */
  public RowExplanation explain(MatrixRow row, Incident incident, Instant at) {
    return explainer.explain(row, incident, at);
  }

  /**
   * A path.
   *
   * @param id its id, or null
   * @return the path; null when there is none of that id
   */
  public @Nullable Path path(@Nullable String id) {
    return id == null ? null : paths.get(id);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Matrix that
        && rows.equals(that.rows)
        && paths.equals(that.paths)
        && calendars.equals(that.calendars)
        && seasons.equals(that.seasons);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rows, paths, calendars, seasons);
  }

  @Override
  public String toString() {
    return "Matrix" + rows;
  }
}
