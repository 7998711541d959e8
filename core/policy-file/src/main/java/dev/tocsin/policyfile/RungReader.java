package dev.tocsin.policyfile;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.policy.Team;
import java.util.List;

/**
 * Reads the rungs of a path. The actions of a rung are done in the order in which they are written.
 *
 * <p>Source: escalation.md, "The matrix".
 */
final class RungReader {
  private static final Known<Until> UNTIL = Known.of("condition", List.of(Until.values()));

  private final Known<Team> teams;

  RungReader(Known<Team> teams) {
    this.teams = teams;
  }

  List<Rung> read(Doc path) {
    return path.items().stream().map(this::rung).toList();
  }

  private Rung rung(Doc doc) {
    Fields fields = Repeats.join(doc.entries()).only(Keys.RUNG);
    String id = fields.need("id", "give the rung an id that survives an edit: id: page").name();
    Doc after = fields.need("after", "say when it is due, such as after: 0m");
    Rung rung =
        Rung.after(id, Durations.read(after))
            .until(fields.get("until", UNTIL::get, Until.RESOLVED));
    for (Doc.Field field : fields.list()) {
      rung = with(rung, field.key().text(), field.value());
    }
    return rung;
  }

  private Rung with(Rung rung, String key, Doc value) {
    return switch (key) {
      case "notify" -> rung.action(new Action.Notify(Contacts.targets(value, teams)));
      case "inform" -> rung.action(new Action.Inform(Contacts.targets(value, teams)));
      case "reassign" -> rung.reassign(teams.get(value).id());
      case "summon" ->
          rung.action(new Action.Summon(teams.each(value).stream().map(Team::id).toList()));
      case "declare-major" -> value.yes() ? rung.declareMajor() : rung;
      case "repeat" -> rung.repeat(Repeats.read(value));
      case "message" -> rung.message(Names.message(value));
      default -> rung;
    };
  }
}
