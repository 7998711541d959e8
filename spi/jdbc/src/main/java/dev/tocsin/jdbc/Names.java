package dev.tocsin.jdbc;

import dev.tocsin.incident.InvalidValueException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the tables are called: all names in statements and scripts begin with {@code tocsin_}, which
 * is replaced by the host's schema and prefix. Both come from a short list of characters, so that
 * nothing else can get into a statement. Immutable.
 */
final class Names {
  /** The prefix that scripts and statements are written with. */
  static final String PREFIX = "tocsin_";

  private static final Pattern ALLOWED_PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,29}");
  private static final Pattern ALLOWED_SCHEMA = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

  private final @Nullable String schema;
  private final String prefix;

  Names(@Nullable String schema, String prefix) {
    this.schema = schema;
    this.prefix = prefix;
  }

  static String checkPrefix(String prefix) {
    if (!ALLOWED_PREFIX.matcher(prefix).matches()) {
      throw new InvalidValueException(
          "table prefix",
          prefix,
          "is not allowed",
          "use a lower-case letter, and at most 29 more or digits or underscores");
    }
    return prefix;
  }

  static String checkSchema(String schema) {
    if (!ALLOWED_SCHEMA.matcher(schema).matches()) {
      throw new InvalidValueException(
          "schema name",
          schema,
          "is not allowed",
          "use a letter, and at most 62 more or digits or underscores");
    }
    return schema;
  }

  /** The schema's name, or null for the connection's own. */
  @Nullable String schema() {
    return schema;
  }

  /** A name as it stands in the catalogue. */
  String plain(String name) {
    return name.replace(PREFIX, prefix);
  }

  /** A statement with the tables' full names, ready to be prepared. */
  Sql sql(String text) {
    return Sql.of(text.replace(PREFIX, schema == null ? prefix : schema + "." + prefix));
  }
}
