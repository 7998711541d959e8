package dev.tocsin.faults.judge;

import dev.tocsin.faults.judge.Ledger.Wanted;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Acknowledged is in the database once, unknown at most once, refused not at all. */
final class CommandCheck {
  private record Place(String incident, long version) {}

  private CommandCheck() {}

  static void run(Connection connection, Evidence evidence, Findings findings)
      throws SQLException, IOException {
    Map<String, List<Place>> places = places(connection);
    Map<String, Wanted> ledger = Ledger.read(evidence.driver());
    ledger.forEach((request, wanted) -> judge(request, wanted, places, findings));
    for (String request : places.keySet()) {
      if (!ledger.containsKey(request)) {
        findings.broken("Command %s is in the database and nobody wanted it", request);
      }
    }
  }

  private static void judge(
      String request, Wanted wanted, Map<String, List<Place>> places, Findings findings) {
    List<Place> found = places.getOrDefault(request, List.of());
    switch (wanted.fate()) {
      case ACKNOWLEDGED -> {
        findings.acknowledged++;
        if (found.size() != 1) {
          findings.broken(
              "Command %s was acknowledged and is there %d times: %s",
              request, found.size(), found);
        } else if (!found.get(0).incident.equals(wanted.incident())
            || found.get(0).version > wanted.version()) {
          findings.broken(
              "Command %s was acknowledged for version %d of %s and is at %s",
              request, wanted.version(), wanted.incident(), found.get(0));
        }
      }
      case UNKNOWN -> {
        findings.unknown++;
        findings.happened += found.size();
        if (found.size() > 1) {
          findings.broken(
              "Command %s is unknown and there %d times: %s", request, found.size(), found);
        }
      }
      default -> {
        findings.refused++;
        if (!found.isEmpty()) {
          findings.broken("Command %s was refused and is there: %s", request, found);
        }
      }
    }
  }

  /** The commits that carry each request id, which the desk keeps behind the kind of call. */
  private static Map<String, List<Place>> places(Connection connection) throws SQLException {
    Map<String, List<Place>> places = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select distinct substr(request, strpos(request, '/') + 1), incident, version
                from tocsin_event where request is not null
                """)) {
      while (row.next()) {
        places
            .computeIfAbsent(row.getString(1), request -> new ArrayList<>())
            .add(new Place(row.getString(2), row.getLong(3)));
      }
    }
    return places;
  }
}
