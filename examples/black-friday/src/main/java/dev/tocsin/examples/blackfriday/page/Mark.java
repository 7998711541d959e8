package dev.tocsin.examples.blackfriday.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened in a lane at an instant. */
record Mark(Lane lane, Instant at, Kind kind, String title) {

  /** What it is; the label stands in the legend. */
  enum Kind {
    REPORT("reported"),
    AGAIN("reported again"),
    PAGE("paged"),
    INFORM("informed"),
    NOTE("wrote it down"),
    CALL("called to the swarm"),
    RELEASE("released"),
    ACKNOWLEDGE("acknowledged"),
    PRIMARY("named the primary team"),
    WORK("started to work"),
    RESOLVE("resolved"),
    CLOSE("closed");

    final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  /** A time during which a team was in the swarm, or accountable; null when it still is. */
  record Bar(Lane lane, Instant from, @Nullable Instant until, boolean swarm) {}

  /** A party of the escalation; its key keeps a team apart from a person of the same name. */
  record Lane(String key, String name) {
    private static final String TEAM = "team:";

    static Lane team(String team) {
      return new Lane(TEAM + team, team);
    }

    boolean isTeam() {
      return key.startsWith(TEAM);
    }
  }
}
