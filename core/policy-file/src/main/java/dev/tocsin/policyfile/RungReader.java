package dev.tocsin.policyfile;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a rung. Its actions are done in the order in which they are written; several of one kind
 * stand under {@code do}.
 *
 * <p>Source: escalation.md, "The matrix".
 */
final class RungReader {
  private final Scope scope;

  RungReader(Scope scope) {
    this.scope = scope;
  }

  Rung read(Doc doc) {
    Fields fields = Repeats.join(doc.entries()).only(Keys.RUNG);
    String id = fields.need("id", "give the rung an id that survives an edit: id: page").id();
    Doc after = fields.need("after", "say when it is due, such as after: 0m");
    Threshold threshold = Thresholds.read(after, scope);
    Until until = fields.get("until", Words.UNTIL::get, Until.RESOLVED);
    Rung rung = new Rung(id, threshold, until, List.of(), null, null);
    for (Doc.Field field : fields.list()) {
      rung = with(rung, field.key().text(), field.value());
    }
    return rung;
  }

  private Rung with(Rung rung, String key, Doc value) {
    return switch (key) {
      case "notify" -> rung.action(new Action.Notify(Contacts.targets(value, scope)));
      case "inform" -> rung.action(new Action.Inform(Contacts.targets(value, scope)));
      case "reassign" -> rung.reassign(scope.teams().get(value));
      case "summon" -> rung.action(new Action.Summon(scope.teams().each(value)));
      case "declare-major" -> value.yes() ? rung.declareMajor() : rung;
      case "raise-priority" -> rung.action(new Action.RaisePriority(Words.PRIORITIES.get(value)));
      case "engage" -> all(rung, scope.suppliers().each(value).stream().map(Action.Engage::new));
      case "invoke" -> all(rung, scope.plans().each(value).stream().map(Action.Invoke::new));
      case "run" -> all(rung, scope.automations().each(value).stream().map(Action.Run::new));
      case "do" -> several(rung, value);
      case "repeat" -> rung.repeat(Repeats.read(value));
      case "message" -> message(rung, value);
      case "propose-major" -> value.yes() ? rung.proposeMajor() : rung;
      default -> rung;
    };
  }

  private Rung several(Rung rung, Doc doc) {
    Rung more = rung;
    for (Doc action : doc.items()) {
      for (Doc.Field field : action.fields(Keys.ACTION).list()) {
        more = with(more, field.key().text(), field.value());
      }
    }
    return more;
  }

  private static Rung all(Rung rung, Stream<? extends Action> actions) {
    Rung more = rung;
    for (Action action : actions.toList()) {
      more = more.action(action);
    }
    return more;
  }

  private static Rung message(Rung rung, Doc doc) {
    String message = Names.message(doc);
    return doc.guard(() -> rung.message(message));
  }
}
