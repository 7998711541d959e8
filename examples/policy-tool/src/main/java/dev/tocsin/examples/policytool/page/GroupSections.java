package dev.tocsin.examples.policytool.page;

import dev.tocsin.register.Figures;
import dev.tocsin.servicelevel.TargetKind;
import java.util.List;
import java.util.Objects;

/** Figures by priority, team, category and supplier. */
final class GroupSections extends Sections {
  private final Figures figures;

  GroupSections(Figures figures) {
    this.figures = figures;
  }

  @Override
  String html() {
    toResolve();
    attainment();
    teams();
    reopened();
    return out.toString();
  }

  private void toResolve() {
    section(
        "Time to resolve, by priority",
        "Half are resolved within the dark bar, 9 of 10 within the middle one, 95 of 100 within the light one.");
    List<Figures.Group> groups = figures.byPriority();
    double most = 0;
    for (Figures.Group group : groups) {
      most = Math.max(most, (double) group.toResolve().elapsed().p95().toMillis());
    }
    Bars bars = new Bars(most);
    Table table =
        new Table(
            "Priority",
            "Resolved",
            "Median",
            "9 of 10",
            "95 of 100",
            "Longest",
            "Mean",
            "Median, business",
            "9 of 10, business",
            "Median open time",
            "Median to acknowledge");
    for (Figures.Group group : groups) {
      Figures.Times times = group.toResolve().elapsed();
      Figures.Times business = group.toResolve().business();
      Figures.Times open = group.openTime().elapsed();
      Figures.Times acknowledge = group.toAcknowledge().elapsed();
      bars.row(
          group.name(),
          "%s · %s · %s"
              .formatted(
                  time(times, times.median()), time(times, times.p90()), time(times, times.p95())),
          new double[] {times.p95().toMillis(), times.p90().toMillis(), times.median().toMillis()},
          "light",
          "middle",
          "first");
      table.row(
          group.name(),
          Human.number(times.count()),
          time(times, times.median()),
          time(times, times.p90()),
          time(times, times.p95()),
          time(times, times.longest()),
          time(times, times.mean()),
          time(business, business.median()),
          time(business, business.p90()),
          time(open, open.median()),
          time(acknowledge, acknowledge.median()));
    }
    out.append(bars.html()).append(table.html("Table of times"));
    end();
  }

  private void attainment() {
    section("Kept service levels", "Share of resolutions within their target.");
    attained("By priority", figures.byPriority());
    attained("By team", figures.byTeam());
    attained("By category", figures.byCategory());
    if (!figures.bySupplier().isEmpty()) {
      attained("By supplier", figures.bySupplier());
    }
    end();
  }

  private void attained(String name, List<Figures.Group> groups) {
    out.append("<h3>").append(Html.escaped(name)).append("</h3>\n");
    Bars bars = new Bars(1);
    Table table = new Table("Name", "Incidents", "Kept", "Missed", "Share kept");
    int shown = 0;
    for (Figures.Group group : groups) {
      Figures.Kept kept =
          group.targets().getOrDefault(TargetKind.RESOLUTION, new Figures.Kept(0, 0));
      Double share = group.attainment(TargetKind.RESOLUTION);
      if (share != null && shown++ < SHOWN) {
        bars.row(group.name(), Human.share(share), new double[] {share}, "second");
      }
      table.row(
          group.name(),
          Human.number(group.incidents()),
          Human.number(kept.kept()),
          Human.number(kept.missed()),
          Human.share(share));
    }
    out.append(shown == 0 ? "<p class=\"aside\">Nothing is known of targets.</p>\n" : bars.html());
    out.append(table.html(groups.size() > SHOWN ? "Table of all " + groups.size() : "Table"));
  }

  private void teams() {
    section("Busiest teams", "Incidents by the team that was accountable last.");
    bars(figures.byTeam(), "first");
    Table table =
        new Table(
            "Team",
            "Incidents",
            "Open",
            "Median to resolve",
            "9 of 10",
            "Reassigned",
            "Reassignments",
            "Returns",
            "Most on one");
    for (Figures.Group group : figures.byTeam()) {
      Figures.Times times = group.toResolve().elapsed();
      table.row(
          group.name(),
          Human.number(group.incidents()),
          Human.number(group.open()),
          time(times, times.median()),
          time(times, times.p90()),
          Human.number(group.reassigned()),
          Human.number(group.reassignments()),
          Human.number(group.returns()),
          Human.number(group.mostReassignments()));
    }
    out.append(table.html("Table of all teams"));
    out.append("<h3>Most frequent categories</h3>\n");
    bars(figures.byCategory(), "first");
    end();
  }

  private void bars(List<Figures.Group> groups, String style) {
    long most = groups.stream().mapToLong(Figures.Group::incidents).max().orElse(0);
    Bars bars = new Bars(most);
    for (Figures.Group group : groups.subList(0, Math.min(SHOWN, groups.size()))) {
      bars.row(
          group.name(), Human.number(group.incidents()), new double[] {group.incidents()}, style);
    }
    out.append(bars.html());
  }

  private void reopened() {
    Figures.Group all = figures.all();
    section(
        "Handed over and reopened",
        "%s of %s incidents changed teams, %s times in all, one of them %s times; %s times an incident came back to a team that had held it before. %s incidents were reopened, %s times in all."
            .formatted(
                Human.number(all.reassigned()),
                Human.number(all.incidents()),
                Human.number(all.reassignments()),
                Human.number(all.mostReassignments()),
                Human.number(all.returns()),
                Human.number(all.reopened()),
                Human.number(all.reopenings())));
    out.append("<h3>Share that changed teams, by priority</h3>\n");
    Bars handed = new Bars(1);
    Bars back =
        new Bars(figures.byPriority().stream().mapToDouble(GroupSections::rate).max().orElse(1));
    Table table =
        new Table("Priority", "Incidents", "Reassigned", "Returns", "Reopened", "Reopen rate");
    for (Figures.Group group : figures.byPriority()) {
      double share = (double) group.reassigned() / Math.max(1, group.incidents());
      handed.row(group.name(), Human.share(share), new double[] {share}, "third");
      back.row(group.name(), Human.share(group.reopenRate()), new double[] {rate(group)}, "alarm");
      table.row(
          group.name(),
          Human.number(group.incidents()),
          Human.number(group.reassigned()),
          Human.number(group.returns()),
          Human.number(group.reopened()),
          Human.share(group.reopenRate()));
    }
    out.append(handed.html());
    out.append("<h3>Reopen rate, by priority</h3>\n").append(back.html());
    out.append(table.html("Table"));
    end();
  }

  private static double rate(Figures.Group group) {
    return Objects.requireNonNullElse(group.reopenRate(), 0.0);
  }
}
