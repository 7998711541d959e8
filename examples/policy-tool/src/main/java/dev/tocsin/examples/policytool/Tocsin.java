package dev.tocsin.examples.policytool;

import dev.tocsin.incident.TocsinException;
import dev.tocsin.policyfile.PolicyFileException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands, and how they end: 0 fine, 1 findings or a negative answer, 2 unreadable. */
@Command(
    name = "tocsin",
    description = "Reads, proves and explains the policy of an incident desk.",
    mixinStandardHelpOptions = true,
    version = "tocsin 0.1.0-SNAPSHOT",
    subcommands = {
      CheckCommand.class,
      RouteCommand.class,
      OnCallCommand.class,
      DueCommand.class,
      DiagramCommand.class,
      DiffCommand.class,
      SchemaCommand.class
    },
    footer = {
      "",
      "FILE is a policy in YAML or JSON; - reads standard input.",
      "Exit code: 0 fine, 1 findings or no answer, 2 unreadable or wrong use."
    })
public final class Tocsin {
  static final int FOUND = 1;
  static final int UNREADABLE = 2;

  private Tocsin() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int exit =
        commandLine(new Surroundings(System.in, InstantSource.system()), out, err).execute(args);
    out.flush();
    System.exit(exit);
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
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          if (error instanceof PolicyFileException unreadable) {
            unreadable.all().forEach(each -> err.println(each.getMessage()));
            return UNREADABLE;
          }
          if (error instanceof TocsinException || error instanceof UsageException) {
            err.println(error.getMessage());
            return UNREADABLE;
          }
          throw error;
        });
    return line;
  }

  /**
   * What a command reads besides its arguments.
   *
   * @param in standard input
   * @param clock asked for "now" where no time is given, and nowhere else
   */
  record Surroundings(InputStream in, InstantSource clock) {}
}
