package dev.tocsin.examples.policytool;

import dev.tocsin.escalation.Contact;
import dev.tocsin.oncall.Duty;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.Shift;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says who is on call at a time, or the shifts between two. */
@Command(
    name = "oncall",
    description = {
      "Says who is on call: for each team, or for one team or rota; at a time, or the shifts",
      "between two. Exits 1 when at that time nobody is on call for one of them."
    })
final class OnCallCommand extends PolicyCommand {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

  private static final Duration LONGEST = Duration.ofDays(3_660);

  @Parameters(paramLabel = "FILE", description = "The policy; - for standard input.")
  String file = "";

  @Option(names = "--team", paramLabel = "TEAM", description = "Only this team.")
  @Nullable String team;

  @Option(names = "--rota", paramLabel = "ROTA", description = "Only this rota.")
  @Nullable String rota;

  @Option(names = "--at", paramLabel = "INSTANT", description = "At this time. Default: now.")
  @Nullable String at;

  @Option(names = "--from", paramLabel = "INSTANT", description = "The shifts from here on.")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "INSTANT", description = "Up to here; ten years at most.")
  @Nullable String to;

  /** Somebody's question: whose name, and how it is known who is on call. */
  private record Asked(String name, Staffing staffing) {}

  @Override
  public Integer call() {
    if ((from == null) != (to == null) || (from != null && at != null)) {
      throw new UsageException(
          "these times do not go together", "give --at alone, or both --from and --to");
    }
    Policy policy = read(file).policy();
    List<Asked> asked = asked(policy);
    return from == null ? at(policy, asked) : between(policy, asked);
  }

  private List<Asked> asked(Policy policy) {
    List<Asked> asked = new ArrayList<>();
    if (rota != null) {
      if (policy.rotas().get(rota) == null) {
        throw new UsageException(
            "--rota", rota, "is not in the policy", "use one of " + policy.rotas().keySet());
      }
      asked.add(new Asked("rota " + rota, new Staffing.ByRota(rota)));
    }
    if (team != null) {
      if (policy.team(team) == null) {
        throw new UsageException(
            "--team", team, "is not in the policy", "use one of " + policy.teams().keySet());
      }
      asked.add(new Asked("team " + team, Objects.requireNonNull(policy.team(team)).onCall()));
    }
    if (asked.isEmpty()) {
      policy.teams().forEach((id, each) -> asked.add(new Asked("team " + id, each.onCall())));
      policy.roles().forEach((id, each) -> asked.add(new Asked("role " + id, each)));
    }
    return asked;
  }

  private int at(Policy policy, List<Asked> asked) {
    Instant when = instant("--at", at);
    List<Object> answers = new ArrayList<>();
    boolean nobody = false;
    for (Asked each : asked) {
      Rota known = rota(policy, each.staffing());
      List<String> people = new ArrayList<>();
      if (known != null) {
        for (Duty duty : known.at(when)) {
          people.add(duty.contact() + " (" + duty.because() + ")");
        }
      } else {
        each.staffing().contacts().forEach(contact -> people.add(contact.toString()));
      }
      boolean host = each.staffing() instanceof Staffing.ByHost;
      Instant next = known == null ? null : known.nextHandover(when);
      nobody |= people.isEmpty() && !host;
      if (json) {
        answers.add(
            answer(
                each.name(),
                when,
                known == null ? each.staffing().contacts() : known.peopleAt(when),
                host,
                next));
      } else {
        say(
            "%s: %s%s."
                .formatted(
                    Terminal.plain(each.name()),
                    host
                        ? "whom the host names"
                        : people.isEmpty() ? "nobody" : Terminal.plain(String.join(", ", people)),
                    next == null || known == null ? "" : ", until " + local(next, known.zone())));
      }
    }
    if (json) {
      json(answers);
    }
    return nobody ? Tocsin.FOUND : 0;
  }

  private static Map<String, @Nullable Object> answer(
      String name, Instant at, List<Contact> people, boolean host, @Nullable Instant until) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("for", name);
    all.put("at", at.toString());
    all.put("people", people.stream().map(Contact::toString).toList());
    all.put("host", host);
    all.put("until", until == null ? null : until.toString());
    return all;
  }

  private int between(Policy policy, List<Asked> asked) {
    Instant start = instant("--from", from);
    Instant end = instant("--to", to);
    if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw new UsageException(
          "--to",
          end.toString(),
          "is not within ten years after --from",
          "use a later or nearer one");
    }
    List<Object> answers = new ArrayList<>();
    boolean nobody = false;
    for (Asked each : asked) {
      Rota known = rota(policy, each.staffing());
      List<Shift> shifts =
          known == null
              ? List.of(Shift.published(start, end, each.staffing().contacts()))
              : known.shifts(start, end);
      ZoneId zone = known == null ? ZoneId.of("UTC") : known.zone();
      if (!json) {
        say(Terminal.plain(each.name()) + ", in " + zone + ":");
      }
      for (Shift shift : shifts) {
        boolean host = each.staffing() instanceof Staffing.ByHost;
        nobody |= shift.people().isEmpty() && !host;
        if (json) {
          Map<String, @Nullable Object> one = new LinkedHashMap<>();
          one.put("for", each.name());
          one.put("from", shift.from().toString());
          one.put("to", shift.to().toString());
          one.put("people", shift.people().stream().map(Contact::toString).toList());
          one.put("because", reasons(shift));
          one.put("host", host);
          answers.add(one);
        } else {
          String people =
              String.join(", ", shift.people().stream().map(Contact::toString).toList());
          List<String> because = reasons(shift);
          say(
              "  %s to %s: %s%s"
                  .formatted(
                      local(shift.from(), zone),
                      local(shift.to(), zone),
                      host
                          ? "whom the host names"
                          : people.isEmpty() ? "nobody" : Terminal.plain(people),
                      because.isEmpty()
                          ? ""
                          : " (" + Terminal.plain(String.join("; ", because)) + ")"));
        }
      }
    }
    if (json) {
      json(answers);
    }
    return nobody ? Tocsin.FOUND : 0;
  }

  private static List<String> reasons(Shift shift) {
    return shift.parts().stream()
        .flatMap(part -> part.duties().stream())
        .map(Duty::because)
        .distinct()
        .toList();
  }

  private static @Nullable Rota rota(Policy policy, Staffing staffing) {
    return staffing instanceof Staffing.ByRota byRota ? policy.rotas().get(byRota.rota()) : null;
  }

  private static String local(Instant at, ZoneId zone) {
    return LOCAL.withZone(zone).format(at);
  }
}
