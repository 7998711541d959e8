package dev.tocsin.registerfile;

import dev.tocsin.host.IdSource;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.State;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.register.IncidentRecordBuilder;
import dev.tocsin.register.LeftOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replays the rows of one incident: into facts, entries and what did not conform. */
final class Replay {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Rules rules;
  private final LogReader times;
  private final Counts counts;
  private final String incident;
  private final List<Deviation> deviations = new ArrayList<>();
  private final EntryMaker entries;
  private final Values values;
  private final Set<String> suppliers = new HashSet<>();
  private final Set<Long> sequences = new HashSet<>();
  private @Nullable String lastState;
  private long lastSequence = -1;
  private int handOvers;
  private boolean acknowledged;
  private boolean cancelled;
  private boolean child;

  private Replay(Rules rules, LogReader times, Counts counts, String incident) {
    this.rules = rules;
    this.times = times;
    this.counts = counts;
    this.incident = incident;
    this.entries = new EntryMaker(rules, incident);
    this.values =
        new Values(rules, times, (row, words) -> deviates(DeviationKind.VALUE_REFUSED, row, words));
  }

  /** Null when no row has a time. */
  static @Nullable ImportedIncident of(
      Rules rules,
      LogReader times,
      Counts counts,
      String incident,
      List<Row> rows,
      IdSource secrets) {
    Replay replay = new Replay(rules, times, counts, incident);
    replay.deviations.addAll(times.refused(incident));
    IncidentRecord record = replay.run(rows, secrets);
    replay.deviations.forEach(counts::deviates);
    return record == null
        ? null
        : new ImportedIncident(incident, record, replay.entries.entries(), replay.deviations);
  }

  private @Nullable IncidentRecord run(List<Row> untimed, IdSource secrets) {
    Instant said = times.time(untimed.get(0).get(Column.LOGGED));
    List<Row> rows =
        RowTimes.timed(
            untimed, said, rules.byTime(), row -> deviates(DeviationKind.TIME_MISSING, row, ""));
    if (rows.isEmpty()) {
      return null;
    }
    Row first = rows.get(0);
    Instant loggedAt = loggedAt(first, said);
    IncidentRecordBuilder facts = IncidentRecord.builder(incident, loggedAt);
    View view = begin(first, loggedAt, facts, secrets);
    for (int i = 1; i < rows.size(); i++) {
      view = step(rows.get(i - 1), rows.get(i), view, facts);
    }
    Row last = rows.get(rows.size() - 1);
    counts.reassigned(handOvers);
    new Ending(rules, counts, incident, deviations).check(last, view, handOvers, facts);
    facts.leftOut(cancelled ? LeftOut.CANCELLED : child ? LeftOut.CHILD : null);
    return facts.build();
  }

  private Instant loggedAt(Row first, @Nullable Instant said) {
    Instant time = time(first);
    if (said != null && time.isBefore(said)) {
      deviates(DeviationKind.LOGGED_AFTER_CHANGE, first, time + " before " + said);
      return time;
    }
    return said == null ? time : said;
  }

  private View begin(Row row, Instant loggedAt, IncidentRecordBuilder facts, IdSource secrets) {
    counts.at(time(row));
    String state = row.get(Column.STATE);
    States.Meaning meaning = meaning(row);
    Phase phase = meaning == null ? null : meaning.phase();
    counts.begins(state == null ? "(none)" : state);
    if (phase != Phase.NEW) {
      deviates(DeviationKind.FIRST_STATE, row, String.valueOf(state));
    }
    State to = new State(state == null ? "unknown" : state, phase == null ? Phase.NEW : phase);
    View view = values.view(row, to, row.get(Column.TEAM));
    Source source = values.source(row);
    entries.logged(row, view, loggedAt, secrets.next(), source);
    facts.source(source).occurredAt(view.occurredAt()).service(row.get(Column.SERVICE));
    facts.moved(to.phase(), time(row));
    cancelled = meaning == States.Meaning.CANCELLED;
    lastState = state;
    sequence(row);
    priority(row, null);
    told(row, view, facts);
    return view;
  }

  private View step(Row before, Row row, View was, IncidentRecordBuilder facts) {
    Instant time = time(row);
    counts.at(time);
    if (time.equals(before.time())) {
      counts.sameTime();
    } else if (time.isBefore(time(before))) {
      deviates(DeviationKind.TIME_BACKWARDS, row, before.time() + " then " + time);
    }
    sequence(row);
    priority(row, before);
    int made = entries.entries().size();
    View view = moved(row, was, facts);
    if (!Objects.equals(view.impact(), was.impact())
        || !Objects.equals(view.urgency(), was.urgency())
        || !Objects.equals(view.priority(), was.priority())) {
      entries.reclassified(row, view);
    }
    if (!Objects.equals(view.category(), was.category())) {
      entries.recategorised(row, view);
    }
    boolean handedOver = !Objects.equals(view.team(), was.team());
    if (handedOver || (view.assignee() != null && !view.assignee().equals(was.assignee()))) {
      entries.assigned(row, view);
    }
    handOvers += handedOver && was.team() != null ? 1 : 0;
    told(row, view, facts);
    if (entries.entries().size() == made) {
      entries.kept(row);
    }
    return view;
  }

  private View moved(Row row, View was, IncidentRecordBuilder facts) {
    String state = row.get(Column.STATE);
    States.Meaning meaning = meaning(row);
    if (state != null && meaning != States.Meaning.UNCHANGED) {
      if (lastState != null) {
        counts.transition(lastState, state);
      }
      lastState = state;
    }
    Phase phase = meaning == null ? null : meaning.phase();
    String team = row.get(Column.TEAM);
    String known = team == null ? was.team() : team;
    if (phase == null || state == null) {
      return values.view(row, was.state(), known);
    }
    Phase from = was.state().phase();
    View view = values.view(row, new State(state, phase), known);
    if (from == Phase.CLOSED && phase == Phase.CLOSED) {
      deviates(DeviationKind.CLOSED_AGAIN, row, was.state().name() + " → " + state);
    } else if (!state.equals(was.state().name())) {
      cancelled = meaning == States.Meaning.CANCELLED || (cancelled && phase == Phase.CLOSED);
      boolean conforms = Conformance.has(from, phase, cancelled);
      if (!conforms) {
        deviates(DeviationKind.TRANSITION, row, was.state().name() + " → " + state);
      }
      entries.moved(row, from, view, conforms, cancelled);
    }
    facts.moved(phase, time(row));
    return view;
  }

  /** What facts and entries take from every row alike. */
  private void told(Row row, View view, IncidentRecordBuilder facts) {
    String state = row.get(Column.STATE);
    if (!acknowledged && state != null && States.named(state, rules.acknowledges())) {
      acknowledged = true;
      facts.acknowledged(time(row));
      entries.acknowledged(row);
    }
    if (view.team() != null) {
      facts.team(view.team(), time(row));
    }
    String item = row.get(Column.ITEM);
    facts.priority(view.priority()).category(view.category());
    if (item != null) {
      facts.item(item);
    }
    String parent = row.get(Column.PARENT);
    if (parent != null && !child) {
      child = true;
      entries.linked(row, parent);
    }
    String supplier = row.get(Column.SUPPLIER);
    if (supplier != null && suppliers.add(supplier)) {
      facts.supplier(supplier);
      entries.engaged(row, supplier);
    }
  }

  private States.@Nullable Meaning meaning(Row row) {
    String state = row.get(Column.STATE);
    States.Meaning meaning = state == null ? null : rules.states().of(state);
    if (meaning == null) {
      deviates(DeviationKind.STATE_UNKNOWN, row, state == null ? "(none)" : state);
    }
    return meaning;
  }

  private void sequence(Row row) {
    String text = row.get(Column.SEQUENCE);
    if (text == null || !NUMBER.matcher(text).matches()) {
      return;
    }
    long number = Long.parseLong(text);
    if (!sequences.add(number)) {
      deviates(DeviationKind.SEQUENCE_DOUBLED, row, text);
    }
    if (number < lastSequence) {
      deviates(DeviationKind.SEQUENCE_BACKWARDS, row, lastSequence + " then " + text);
    }
    lastSequence = number;
  }

  /** Counts the row's classification, and checks it where it is another than before. */
  private void priority(Row row, @Nullable Row before) {
    String impact = row.get(Column.IMPACT);
    String urgency = row.get(Column.URGENCY);
    String word = row.get(Column.PRIORITY);
    if (word == null) {
      return;
    }
    counts.priority(String.valueOf(impact), String.valueOf(urgency), word);
    boolean same =
        before != null
            && word.equals(before.get(Column.PRIORITY))
            && Objects.equals(impact, before.get(Column.IMPACT))
            && Objects.equals(urgency, before.get(Column.URGENCY));
    if (same) {
      return;
    }
    Priority priority = values.priority(word);
    if (priority == null) {
      deviates(DeviationKind.PRIORITY_UNKNOWN, row, word);
    } else if (impact != null && urgency != null && !rules.table().isEmpty()) {
      Priority follows = rules.table().get(new Rules.Pair(impact, urgency));
      if (!priority.equals(follows)) {
        deviates(DeviationKind.PRIORITY_OFF_TABLE, row, impact + " × " + urgency + " → " + word);
      }
    }
  }

  private static Instant time(Row row) {
    return Objects.requireNonNull(row.time());
  }

  private void deviates(DeviationKind kind, Row row, String words) {
    deviations.add(new Deviation(kind, incident, row.line(), words));
  }
}
