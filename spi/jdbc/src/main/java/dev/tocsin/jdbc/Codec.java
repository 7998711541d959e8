package dev.tocsin.jdbc;

/**
 * Writes incidents, entries and messages as JSON and reads them back.
 *
 * <p>Implemented by hosts that want another one than {@link #jackson()}: their own mapper, or one
 * that encrypts what it writes. It must be safe for many threads, write the same value always as
 * the same text (a replayed commit is compared by it, C4), read back what it or an older version
 * wrote equal in every field (C12), and keep what a newer version wrote (C36). The text must be
 * storable: no NUL, no lone surrogates. What the store searches by stands in columns of its own and
 * does not pass through here. Source: store-contract.md, C12, C24, C36.
 */
public interface Codec {
  /**
   * Writes a value.
   *
   * @param value an {@code Incident}, {@code Entry} or {@code OutboxEntry}
   * @return its text
   * @throws CodecException when it cannot be written; the commit is then rejected
   */
  String encode(Object value);

  /**
   * Reads a value.
   *
   * @param <T> what is wanted
   * @param text what {@link #encode} wrote, perhaps edited by hand since
   * @param type what is wanted
   * @return the value, never null
   * @throws CodecException when it is anything else
   */
  <T> T decode(String text, Class<T> type);

  /**
   * The default: Jackson 2 with the annotations of the values.
   *
   * @return a codec that writes JSON
   */
  static Codec jackson() {
    return new JacksonCodec();
  }
}
