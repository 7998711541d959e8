package dev.tocsin.examples.policytool.page;

import dev.tocsin.register.Figures;
import java.time.Duration;
import java.util.List;

/** What comes in and goes out, what is open, and who was called at night. */
final class FlowSections extends Sections {
  private static final int MOST_WEEKS = 260;

  private final Figures figures;

  FlowSections(Figures figures) {
    this.figures = figures;
  }

  @Override
  String html() {
    if (!figures.weeks().isEmpty()) {
      weeks();
    }
    backlog();
    people();
    return out.toString();
  }

  private void weeks() {
    List<Figures.Week> weeks = latest();
    section("Logged and resolved, week by week", "Each point is one week, from Monday on.");
    WeekChart flow = new WeekChart(weeks, List.of(Figures.Week::logged, Figures.Week::resolved));
    flow.line("logged", "first", Figures.Week::logged, false);
    flow.line("resolved", "second", Figures.Week::resolved, false);
    out.append(flow.html("Incidents logged and resolved in each week"));
    Table table = new Table("Week of", "Logged", "Resolved", "Reopened", "Open at its end");
    for (Figures.Week week : weeks) {
      table.row(
          week.monday().toString(),
          Human.number(week.logged()),
          Human.number(week.resolved()),
          Human.number(week.reopened()),
          Human.number(week.backlog()));
    }
    out.append(table.html("Table of the weeks"));
    end();
  }

  private void backlog() {
    section("Backlog", "How many incidents were open at the end of each week.");
    if (!figures.weeks().isEmpty()) {
      WeekChart chart = new WeekChart(latest(), List.of(Figures.Week::backlog));
      chart.line("open", "third", Figures.Week::backlog, true);
      out.append(chart.html("Incidents that were open at the end of each week"));
    }
    long most = figures.backlog().stream().mapToLong(Figures.Age::incidents).max().orElse(0);
    if (most == 0) {
      out.append("<p class=\"aside\">Nothing is open now.</p>\n");
      end();
      return;
    }
    out.append("<h3>Open now, by age</h3>\n");
    Bars bars = new Bars(most);
    for (Figures.Age age : figures.backlog()) {
      bars.row(age(age), Human.number(age.incidents()), new double[] {age.incidents()}, "third");
    }
    out.append(bars.html());
    end();
  }

  /** The last five years, of a register that goes back further. */
  private List<Figures.Week> latest() {
    List<Figures.Week> weeks = figures.weeks();
    return weeks.subList(Math.max(0, weeks.size() - MOST_WEEKS), weeks.size());
  }

  private static String age(Figures.Age age) {
    Duration to = age.to();
    return to == null
        ? age.from().toDays() + " days and more"
        : age.from().toDays() + " to " + to.toDays() + " days";
  }

  private void people() {
    if (figures.nightPages().isEmpty()) {
      return;
    }
    section(
        "Called at night",
        "Calls from %s to %s, %s."
            .formatted(
                figures.options().nightFrom(),
                figures.options().nightTo(),
                figures.options().zone()));
    long most = figures.nightPages().values().stream().mapToLong(Long::longValue).max().orElse(0);
    Bars bars = new Bars(most);
    figures
        .nightPages()
        .forEach(
            (person, count) ->
                bars.row(person, Human.number(count), new double[] {count}, "alarm"));
    out.append(bars.html());
    end();
  }
}
