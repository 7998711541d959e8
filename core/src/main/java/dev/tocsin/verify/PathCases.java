package dev.tocsin.verify;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.QuietHours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All kinds of incidents that take a path of the matrix. */
final class PathCases {
  private static final int MOST = 256;

  private final Policy policy;
  private final VerifyOptions options;
  private final Cover cover;

  PathCases(Policy policy, VerifyOptions options, Cover cover) {
    this.policy = policy;
    this.options = options;
    this.cover = cover;
  }

  /** By row: what it decides, told apart by service level, quiet hours and accountable team. */
  List<PathCase> all() throws Cover.OutOfBudget {
    List<MatrixRow> rows = policy.matrix().rows();
    List<Asked> asked = new ArrayList<>();
    rows.forEach(row -> asked.add(new Asked(policy, row.when())));
    policy.serviceLevels().forEach(level -> asked.add(new Asked(policy, level.when())));
    QuietHours quiet = policy.quietHours();
    if (quiet != null) {
      asked.add(
          new Asked(policy, When.any().priorities(quiet.priorities().toArray(Priority[]::new))));
    }
    asked.add(new Asked(policy, When.any().priorities(policy.severe().toArray(Priority[]::new))));
    int splitting = asked.size();
    int owners = asked.size() + policy.teams().size();
    policy.teams().keySet().forEach(team -> asked.add(new Asked(policy, When.any().teams(team))));
    rows.forEach(row -> asked.add(new Asked(policy, whoever(row.when()))));
    policy.serviceLevels().forEach(level -> asked.add(new Asked(policy, whoever(level.when()))));
    Space space = Space.natural(asked, options.from());
    List<PathCase> cases = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (!space.box(row).empty()) {
        add(cases, row, space, rows.size(), splitting, owners);
      }
    }
    return cases;
  }

  /** What conditions ask besides team and priority: those change while nobody acts. */
  private static When whoever(When when) {
    return new When(
        when.categories(),
        when.exactCategories(),
        Set.of(),
        when.impacts(),
        when.urgencies(),
        when.services(),
        Set.of(),
        when.sources(),
        when.attributes(),
        when.hours(),
        when.seasons());
  }

  private void add(List<PathCase> cases, int row, Space space, int rows, int splitting, int owners)
      throws Cover.OutOfBudget {
    List<Box> earlier = new ArrayList<>();
    long[] meeting = space.meeting(space.box(row));
    for (int i = 0; i < row; i++) {
      if (Bits.has(meeting, i)) {
        earlier.add(space.box(i));
      }
    }
    PathAsks asks = PathAsks.of(path(row));
    List<Box> pieces = cover.left(space.box(row), earlier);
    for (int extra = rows; extra < splitting; extra++) {
      if (Bits.has(meeting, extra)) {
        pieces = split(pieces, space.box(extra));
      }
    }
    for (int later = owners; asks.more() && later < space.boxes().size(); later++) {
      if (Bits.has(meeting, later)) {
        pieces = split(pieces, space.box(later));
      }
    }
    Map<List<@Nullable Object>, PathCase> different = new LinkedHashMap<>();
    for (Box piece : pieces) {
      for (Example example : space.examples(piece, asks)) {
        for (boolean reported : asks.reporter() ? List.of(true, false) : List.of(false)) {
          PathCase each = of(row, example, reported);
          different.putIfAbsent(
              Arrays.asList(
                  each.level() == null ? null : each.level().name(),
                  each.quiet(),
                  policy.severe(example.priority()),
                  asks.team() ? example.team() : null,
                  asks.priority() ? example.priority() : null,
                  asks.service() ? example.service() == null : null,
                  reported,
                  space.times(piece),
                  asks.more() ? example.at(options.from()) : null),
              each);
        }
      }
    }
    cases.addAll(different.values());
  }

  private static List<Box> split(List<Box> pieces, Box by) throws Cover.OutOfBudget {
    List<Box> split = new ArrayList<>();
    for (Box piece : pieces) {
      Box inside = piece.shared(by);
      if (inside == null) {
        split.add(piece);
      } else {
        split.add(inside);
        split.addAll(piece.without(by));
      }
    }
    if (split.size() > MOST * 64) {
      throw new Cover.OutOfBudget();
    }
    return split;
  }

  private Path path(int row) {
    return Objects.requireNonNull(policy.matrix().path(policy.matrix().rows().get(row).path()));
  }

  private PathCase of(int row, Example example, boolean reported) {
    QuietHours quiet = policy.quietHours();
    return new PathCase(
        row,
        path(row),
        example,
        RowTimes.level(policy, example),
        quiet != null && quiet.priorities().contains(example.priority()),
        reported);
  }
}
