package dev.tocsin.register;

import dev.tocsin.incident.Entry;

/**
 * Writes entries as JSON and reads them back, for export and import. Given by the host, because the
 * engine brings no parser; with the values' annotations it is two lines:
 *
 * <pre>{@code
 * EntryCodec.of(mapper::writeValueAsString, line -> mapper.readValue(line, Entry.class))
 * }</pre>
 *
 * <p>A mapper that does not allow unknown properties or that knows no {@code java.time} will not
 * do. Text that comes from elsewhere goes through {@link #read}: leave the parser's limits of depth
 * and length on, and polymorphic typing off. Safe for many threads. Source: store-contract.md, C12,
 * C36; hostile-inputs.md, class 9.
 */
public interface EntryCodec {
  /**
   * A conversion that may fail in any way.
   *
   * @param <A> what is there
   * @param <B> what is wanted
   */
  @FunctionalInterface
  interface Conversion<A, B> {
    /**
     * Converts.
     *
     * @param value what is there
     * @return what is wanted
     * @throws Exception when it cannot be
     */
    B convert(A value) throws Exception;
  }

  /**
   * Writes an entry with its seal.
   *
   * @param entry the entry
   * @return its JSON, on one line
   * @throws Exception when it cannot be written
   */
  String write(Entry entry) throws Exception;

  /**
   * Reads an entry.
   *
   * @param line what {@link #write} wrote, or anything else
   * @return an equal entry
   * @throws Exception when it is no entry
   */
  Entry read(String line) throws Exception;

  /**
   * A codec of two functions.
   *
   * @param write writes an entry on one line
   * @param read reads it
   * @return the codec
   */
  static EntryCodec of(Conversion<Entry, String> write, Conversion<String, Entry> read) {
    return new EntryCodec() {
      @Override
      public String write(Entry entry) throws Exception {
        return write.convert(entry);
      }

      @Override
      public Entry read(String line) throws Exception {
        return read.convert(line);
      }
    };
  }
}
