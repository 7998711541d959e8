package dev.tocsin.examples.policytool;

import dev.tocsin.incident.TocsinException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.TypeConversionException;

/** The commands, and how they end: 0 fine, 1 findings or a negative answer, 2 unreadable. */
@Command(
    name = "tocsin",
    description =
        "Reads, proves and explains the policy of an incident desk; imports registers and reports on"
            + " them.",
    mixinStandardHelpOptions = true,
    version = "tocsin 0.1.0-SNAPSHOT",
    subcommands = {
      CheckCommand.class,
      RouteCommand.class,
      OnCallCommand.class,
      DueCommand.class,
      DiagramCommand.class,
      DiffCommand.class,
      SchemaCommand.class,
      ImportCommand.class,
      ReportCommand.class
    },
    footer = {
      "",
      "FILE is a policy in YAML or JSON (- reads standard input), or a log in CSV.",
      "Exit code: 0 fine, 1 findings or no answer, 2 unreadable or wrong use."
    })
public final class Tocsin {
  static final int FOUND = 1;
  static final int UNREADABLE = 2;

  private Tocsin() {}

  public static void main(String[] args) {
    Surroundings around = new Surroundings(System.in, InstantSource.system());
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(around, new FileOutputStream(FileDescriptor.out), err, args));
  }

  /**
   * Runs a command. Output that is lost is an error, unless its reader went away.
   *
   * @param around standard input and the clock
   * @param to standard output
   * @return the exit code
   */
  static int run(Surroundings around, OutputStream to, PrintWriter err, String... args) {
    KeptOutput kept = new KeptOutput(to);
    PrintWriter out = new PrintWriter(kept, false, StandardCharsets.UTF_8);
    int exit = commandLine(around, out, err).execute(args);
    if (!out.checkError() || kept.readerLeft()) {
      return exit;
    }
    err.println(
        "standard output: it cannot be written"
            + (kept.why().isEmpty() ? "" : " (" + kept.why() + ")")
            + ": send it elsewhere.");
    return UNREADABLE;
  }

  /**
   * The command line with its surroundings handed in.
   *
   * @param around standard input and the clock
   */
  static CommandLine commandLine(Surroundings around, PrintWriter out, PrintWriter err) {
    CommandLine line =
        new CommandLine(
            new Tocsin(),
            new CommandLine.IFactory() {
              @Override
              public <K> K create(Class<K> type) throws Exception {
                K made = CommandLine.defaultFactory().create(type);
                if (made instanceof PolicyCommand command) {
                  command.around = around;
                }
                return made;
              }
            });
    line.setOut(out).setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(int.class, Tocsin::number);
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          if (error instanceof UnreadableException unreadable
              && command.getCommand() instanceof PolicyCommand asked) {
            asked.complain(unreadable.all());
            if (asked.json) {
              asked.json(
                  Map.of("errors", unreadable.all().stream().map(Unreadable::json).toList()));
            }
            return UNREADABLE;
          }
          if (error instanceof TocsinException || error instanceof UsageException) {
            err.println(error.getMessage());
            return UNREADABLE;
          }
          throw error;
        });
    line.setExitCodeExceptionMapper(error -> UNREADABLE);
    line.setParameterExceptionHandler(
        (error, given) -> {
          CommandLine command = error.getCommandLine();
          err.println(
              "%s: see %s --help."
                  .formatted(
                      Terminal.plain(words(error)), command.getCommandSpec().qualifiedName()));
          return UNREADABLE;
        });
    for (CommandLine command : line.getSubcommands().values()) {
      UsageMessageSpec usage = command.getCommandSpec().usageMessage();
      usage.description(String.join(" ", usage.description()));
    }
    return line;
  }

  private static String words(Throwable error) {
    return error.getMessage() == null ? "" : error.getMessage();
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "'%s' is not a whole number of at most nine digits".formatted(text));
    }
  }

  /**
   * What a command reads besides its arguments.
   *
   * @param in standard input
   * @param clock asked for "now" where no time is given, and nowhere else
   */
  record Surroundings(InputStream in, InstantSource clock) {}
}
