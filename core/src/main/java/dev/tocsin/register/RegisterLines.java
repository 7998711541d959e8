package dev.tocsin.register;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentId;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines that {@link RegisterExport} describes. */
final class RegisterLines {
  private static final String HASH = "([A-Za-z0-9_-]{1,64})";
  private static final Pattern INCIDENT =
      Pattern.compile(
          "\\{\\s*\"incident\"\\s*:\\s*\"([0-9a-fA-F-]{36})\"\\s*,\\s*\"entries\"\\s*:\\s*"
              + "([0-9]{1,18})\\s*,\\s*\"head\"\\s*:\\s*(?:null|\""
              + HASH
              + "\")\\s*}");
  private static final Pattern REGISTER =
      Pattern.compile(
          "\\{\\s*\"register\"\\s*:\\s*1\\s*,\\s*\"incidents\"\\s*:\\s*([0-9]{1,18})\\s*,\\s*"
              + "\"entries\"\\s*:\\s*([0-9]{1,18})\\s*,\\s*\"digest\"\\s*:\\s*\""
              + HASH
              + "\"\\s*}");

  /**
   * The beginning of an incident.
   *
   * @param id the incident
   * @param entries how many entries follow
   * @param head the hash of the last; null when it is not sealed
   */
  record Beginning(IncidentId id, long entries, @Nullable String head) {
    /**
     * Reads such a line.
     *
     * @param line any line
     * @return null when it is another line
     */
    static @Nullable Beginning of(String line) {
      Matcher matcher = INCIDENT.matcher(line);
      return matcher.matches()
          ? new Beginning(
              IncidentId.of(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3))
          : null;
    }

    /** The line. */
    @Override
    public String toString() {
      return "{\"incident\":\"%s\",\"entries\":%d,\"head\":%s}"
          .formatted(id, entries, head == null ? "null" : '"' + head + '"');
    }
  }

  /**
   * The end of the register.
   *
   * @param incidents how many incidents came before
   * @param entries how many entries they have
   * @param digest as in {@link RegisterReport#digest()}
   */
  record End(long incidents, long entries, String digest) {
    /**
     * Reads such a line.
     *
     * @param line any line
     * @return null when it is another line
     */
    static @Nullable End of(String line) {
      Matcher matcher = REGISTER.matcher(line);
      return matcher.matches()
          ? new End(
              Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3))
          : null;
    }

    /**
     * What a report ends with.
     *
     * @param report on all that was written
     * @return the line
     */
    static End of(RegisterReport report) {
      return new End(report.incidents(), report.entries(), report.digest());
    }

    /** The line. */
    @Override
    public String toString() {
      return "{\"register\":1,\"incidents\":%d,\"entries\":%d,\"digest\":\"%s\"}"
          .formatted(incidents, entries, digest);
    }
  }

  private RegisterLines() {}

  /**
   * Writes an entry on a line of its own.
   *
   * @param to where it goes
   * @param entry the entry
   * @param codec how it is written
   * @throws IOException when it cannot be written
   */
  static void write(Appendable to, Entry entry, EntryCodec codec) throws IOException {
    String json;
    try {
      json = codec.write(entry);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("Entry " + entry.sequence() + " cannot be written as JSON.", e);
    }
    if (json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
      throw new IOException(
          "The codec wrote entry "
              + entry.sequence()
              + " on several lines: switch off indentation.");
    }
    to.append(json).append('\n');
  }
}
