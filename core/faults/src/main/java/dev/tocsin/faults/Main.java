package dev.tocsin.faults;

import dev.tocsin.faults.scenario.Outcome;
import dev.tocsin.faults.scenario.Scenario;
import dev.tocsin.faults.scenario.Settings;
import dev.tocsin.faults.server.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Plays the scenarios one after another and prints one table. Exits with 1 if a judgement does not
 * hold or a scenario could not be played.
 *
 * <p>Settings, each a system property: {@code scenario} (names with commas, or {@code all}), {@code
 * kills}, {@code seconds}, {@code incidents}, {@code seed}, {@code work}.
 */
public final class Main {
  private Main() {}

  /**
   * Runs.
   *
   * @param args none
   * @throws IOException when nothing can be written
   */
  public static void main(String[] args) throws IOException {
    Settings settings =
        new Settings(
            Integer.getInteger("kills", 100),
            Integer.getInteger("seconds", 60),
            Integer.getInteger("incidents", 100_000),
            Long.getLong("seed", 1),
            Files.createTempDirectory(
                Files.createDirectories(Path.of(System.getProperty("work", "target/faults"))),
                "run-"));
    System.out.println("What the processes wrote is in " + settings.work());
    List<Outcome> outcomes = run(chosen(System.getProperty("scenario", "all")), settings);
    System.out.println();
    Report.of(outcomes).forEach(System.out::println);
    System.out.flush();
    System.exit(outcomes.stream().anyMatch(Outcome::failed) ? 1 : 0);
  }

  /**
   * Plays scenarios on a server of their own.
   *
   * @param scenarios which
   * @param settings how much of each
   * @return what came of each, in order
   * @throws IOException when the server does not start
   */
  static List<Outcome> run(List<Scenario> scenarios, Settings settings) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    Path work = settings.work();
    try (Postgres server = new Postgres(work.resolve("pg"), work.resolve("pg.log"))) {
      for (Scenario scenario : scenarios) {
        long begin = System.nanoTime();
        Outcome outcome = play(scenario, server, settings);
        outcomes.add(outcome);
        System.out.printf(
            "%s: %s (%d s)%n",
            scenario.label(),
            outcome.reason(),
            Duration.ofNanos(System.nanoTime() - begin).toSeconds());
      }
    }
    return outcomes;
  }

  private static Outcome play(Scenario scenario, Postgres server, Settings settings) {
    try {
      return scenario.play(server, settings);
    } catch (Exception e) {
      e.printStackTrace();
      return new Outcome(
          scenario.label(), 0, 0, Duration.ZERO, null, "FAILED: " + e.getMessage(), true);
    }
  }

  private static List<Scenario> chosen(String names) {
    if (names.equals("all")) {
      return Arrays.stream(Scenario.values()).filter(each -> each != Scenario.SMOKE).toList();
    }
    return Arrays.stream(names.split(",", -1))
        .map(name -> Scenario.valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_')))
        .toList();
  }
}
