package dev.tocsin.policyfile;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Until;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes rungs, as {@link RungReader} reads them. */
final class RungWriter {
  private static final Set<String> LISTS = Set.of("engage", "invoke", "run");

  private RungWriter() {}

  /** A key of a rung, and what it says. */
  private record Said(String key, Node value) {}

  static Node write(Rung rung) {
    Written.Mapping out =
        new Written.Mapping()
            .text("id", rung.id())
            .text("after", Thresholds.write(rung.threshold()))
            .text("until", Words.say(rung.until()), Words.say(Until.RESOLVED));
    List<Said> actions = joined(rung.actions());
    Set<String> kinds = new HashSet<>();
    if (actions.stream().allMatch(each -> kinds.add(each.key))) {
      actions.forEach(each -> out.put(each.key, each.value));
    } else {
      together(actions, out);
    }
    if (rung.repeat() != null) {
      out.text("repeat", Repeats.write(rung.repeat()));
    }
    return out.text("message", rung.message(), null).node();
  }

  /** Suppliers, plans and automations that follow one another stand in one list. */
  private static List<Said> joined(List<Action> actions) {
    List<Said> all = new ArrayList<>();
    for (Action action : actions) {
      Said said = action(action);
      Said last = all.isEmpty() ? null : all.get(all.size() - 1);
      if (last != null && last.key.equals(said.key) && LISTS.contains(said.key)) {
        List<Node> names =
            new ArrayList<>(
                last.value instanceof Node.Items list ? list.nodes() : List.of(last.value));
        if (!names.contains(said.value)) {
          names.add(said.value);
          all.set(all.size() - 1, new Said(said.key, Written.list(names, each -> each)));
          continue;
        }
      }
      all.add(said);
    }
    return all;
  }

  /** Several actions of one kind: as few mappings as keep their order. */
  private static void together(List<Said> actions, Written.Mapping out) {
    List<Written.Mapping> some = new ArrayList<>();
    for (Said each : actions) {
      if (some.isEmpty() || some.get(some.size() - 1).has(each.key)) {
        some.add(new Written.Mapping());
      }
      some.get(some.size() - 1).put(each.key, each.value);
    }
    out.list("do", some, Written.Mapping::node);
  }

  private static Said action(Action action) {
    if (action instanceof Action.Notify notify) {
      return new Said("notify", Written.some(notify.targets(), RungWriter::target));
    }
    if (action instanceof Action.Inform inform) {
      return new Said("inform", Written.some(inform.targets(), RungWriter::target));
    }
    if (action instanceof Action.Reassign reassign) {
      return new Said("reassign", Written.text(reassign.team()));
    }
    if (action instanceof Action.Summon summon) {
      return new Said("summon", Written.some(summon.teams(), Written::text));
    }
    if (action instanceof Action.RaisePriority raise) {
      return new Said("raise-priority", Written.text(raise.to()));
    }
    if (action instanceof Action.Engage engage) {
      return new Said("engage", Written.text(engage.supplier()));
    }
    if (action instanceof Action.Invoke invoke) {
      return new Said("invoke", Written.text(invoke.plan()));
    }
    if (action instanceof Action.ProposeMajor) {
      return new Said("propose-major", Written.literal(true));
    }
    return action instanceof Action.Run run
        ? new Said("run", Written.text(run.automation()))
        : new Said("declare-major", Written.literal(true));
  }

  static Node target(Target target) {
    if (!(target instanceof Target.Person person)) {
      return Written.text(target);
    }
    String text = Contacts.say(person.contact());
    return text == null
        ? Contacts.writtenOut(person.contact())
        : Written.text(Contacts.PERSON + text);
  }
}
