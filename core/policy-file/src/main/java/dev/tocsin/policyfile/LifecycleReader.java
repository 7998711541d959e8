package dev.tocsin.policyfile;

import dev.tocsin.incident.Phase;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lifecycle: states with their phase, and the table's rows, each with all that leads out
 * of a state.
 *
 * <p>Source: domain.md, "State" and "Default lifecycle"; house.md, style 5.
 */
final class LifecycleReader {
  /** How many rows the table may have; 'from' with many states makes many of them. */
  static final int ROWS = 10_000;

  static final String HOLD_FOR = "hold for ";

  private final Lifecycle.Builder builder = Lifecycle.builder();
  private final Known<State> states;
  private int size;

  private LifecycleReader(Doc doc) {
    Map<String, State> byName = new LinkedHashMap<>();
    for (Doc.Field field : doc.entries().list()) {
      String name = field.key().name();
      if (field.value().node() instanceof Node.Text text && text.nothing()) {
        throw field
            .value()
            .fail(
                "state '" + Doc.excerpt(name) + "' has no phase",
                "give it one of " + Nearest.list(Words.PHASES.values().keySet()));
      }
      Phase phase = Words.PHASES.get(field.value());
      builder.state(name, phase);
      byName.put(name, new State(name, phase));
    }
    for (Phase phase : List.of(Phase.NEW, Phase.RESOLVED, Phase.CLOSED)) {
      if (byName.values().stream().noneMatch(state -> state.phase() == phase)) {
        throw doc.fail("no state has the phase '" + Words.say(phase) + "'", "add one");
      }
    }
    states = new Known<>("state", "states", byName);
  }

  static Lifecycle read(Doc doc) {
    Fields fields = doc.fields(Keys.LIFECYCLE);
    LifecycleReader reader =
        new LifecycleReader(fields.need("states", "name the states with their phase"));
    Doc rows = fields.need("transitions", "say what leads from which state to which");
    rows.items().forEach(reader::row);
    return doc.guard(reader.builder::build);
  }

  /** What one key of a row says; the reason is of a hold. */
  private record Exit(Doc key, Trigger trigger, @Nullable String reason, State to) {}

  private void row(Doc doc) {
    Fields fields = doc.entries();
    List<Exit> exits = fields.without("from").list().stream().map(this::exit).toList();
    for (State from : states.each(fields.need("from", "name the state, or several"))) {
      size += exits.size();
      if (size > ROWS) {
        throw doc.fail("the table has more than " + ROWS + " rows", "use fewer states");
      }
      exits.forEach(exit -> add(from.name(), exit));
    }
  }

  private Exit exit(Doc.Field field) {
    Doc key = field.key();
    String said = key.text();
    boolean special = said.startsWith(HOLD_FOR);
    String reason = special ? Names.check(key, said.substring(HOLD_FOR.length()).strip()) : null;
    Trigger trigger = special ? Trigger.HOLD : trigger(key, said);
    State to = states.get(field.value());
    if (!trigger.leadsTo(to.phase())) {
      throw field
          .value()
          .fail(
              "state '%s' has the phase '%s', to which '%s' cannot lead"
                  .formatted(Doc.excerpt(to.name()), Words.say(to.phase()), trigger),
              "let it lead to a state of the phase "
                  + Stream.of(Phase.values())
                      .filter(trigger::leadsTo)
                      .map(Words::say)
                      .collect(Collectors.joining(" or ")));
    }
    return new Exit(key, trigger, reason, to);
  }

  private void add(String from, Exit exit) {
    String to = exit.to().name();
    exit.key()
        .guard(
            () ->
                exit.reason() == null
                    ? builder.on(from, exit.trigger(), to)
                    : builder.onHold(from, exit.reason(), to));
  }

  private static Trigger trigger(Doc key, String said) {
    Trigger trigger = Words.TRIGGERS.values().get(said);
    if (trigger == null) {
      List<String> possible = new ArrayList<>(List.of("from"));
      possible.addAll(Words.TRIGGERS.values().keySet());
      possible.add("hold for REASON");
      String nearest = Nearest.of(said, possible);
      throw key.fail(
          "there is no trigger '" + Doc.excerpt(said) + "'",
          (nearest == null ? "use one of " : "did you mean '" + nearest + "'? Possible here are ")
              + Nearest.list(possible));
    }
    return trigger;
  }
}
