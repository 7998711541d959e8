package dev.tocsin.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values in the one form that digests are made of: bencode, over what stands in their JSON.
 *
 * <ul>
 *   <li>Text: its length in bytes of UTF-8, a colon, the bytes. Whole number: {@code i12e}. Any
 *       other number: {@code r} and the 16 hexadecimal digits of the nearest IEEE 754 double.
 *       {@code t}, {@code f} and {@code n} for true, false and null.
 *   <li>List: {@code l}, its elements, {@code e}. Object: {@code d}, names and values, {@code e};
 *       sorted by name as UTF-16 (as RFC 8785 does). What is null, an empty list or an empty object
 *       is left out of an object, since some mappers write it and others do not.
 * </ul>
 *
 * <p>So it is the same on every JDK and in every locale, whatever the order of fields, and survives
 * a trip through JSON: 1, 1L and 1.0 are one number, and an event is the same to a version that
 * does not know its type. No two values that differ otherwise have one form. For one thread.
 * Source: store-contract.md, C35, C36.
 */
public final class CanonicalWriter {
  private static final double EXACT = 9_007_199_254_740_992d; // 2^53
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private byte[] bytes = new byte[1_024];
  private int length;
  private @Nullable Instant instant;
  private String instantText = "";

  /** An empty one. */
  public CanonicalWriter() {}

  /**
   * Hands what was written to a digest, and begins anew.
   *
   * @param digest where it goes
   */
  public void drainTo(MessageDigest digest) {
    digest.update(bytes, 0, length);
    length = 0;
  }

  /**
   * A copy of what was written.
   *
   * @return the bytes
   */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /**
   * Writes any value that a JSON parser gives; of other types their text.
   *
   * @param value text, number, boolean, null, a list or a map of such
   */
  public void value(@Nullable Object value) {
    if (value == null) {
      put('n');
    } else if (value instanceof Boolean flag) {
      put(flag ? 't' : 'f');
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof Collection<?> list) {
      begin('l');
      list.forEach(this::value);
      end();
    } else {
      text(value.toString());
    }
  }

  void begin(char what) {
    put(what);
  }

  void end() {
    put('e');
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ascii(Integer.toString(utf8.length));
    put(':');
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
  }

  /** The times of what happens together are equal, and their text is dear. */
  private String text(Instant time) {
    if (!time.equals(instant)) {
      instant = time;
      instantText = time.toString();
    }
    return instantText;
  }

  void number(long number) {
    put('i');
    ascii(Long.toString(number));
    put('e');
  }

  private void number(Number number) {
    if (number instanceof Integer || number instanceof Long || number instanceof Short) {
      number(number.longValue());
    } else if (number instanceof BigInteger big) {
      put('i');
      ascii(big.toString());
      put('e');
    } else if (number instanceof Float narrow) {
      real(Double.parseDouble(narrow.toString()));
    } else {
      real(number.doubleValue());
    }
  }

  private void real(double real) {
    if (Math.abs(real) <= EXACT && real == Math.rint(real)) {
      number((long) real);
      return;
    }
    put('r');
    long bits = Double.doubleToLongBits(real);
    for (int shift = 60; shift >= 0; shift -= 4) {
      put(HEX[(int) (bits >>> shift) & 15]);
    }
  }

  private void map(Map<?, ?> map) {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
    begin('d');
    sorted.forEach(this::entry);
    end();
  }

  private void entry(String name, @Nullable Object value) {
    if (!empty(value)) {
      text(name);
      value(value);
    }
  }

  /** Also what holds nothing but such. */
  private static boolean empty(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().allMatch(CanonicalWriter::empty);
    }
    return value == null || (value instanceof Collection<?> list && list.isEmpty());
  }

  /**
   * Writes an object whose known fields come in the order of their names.
   *
   * @param more fields besides, sorted by name; each goes where its name belongs
   */
  Fields fields(Map<String, ? extends @Nullable Object> more) {
    begin('d');
    return new Fields(more);
  }

  Fields fields() {
    return fields(Map.of());
  }

  private void ascii(String text) {
    int size = text.length();
    room(size);
    for (int i = 0; i < size; i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  private void put(char c) {
    room(1);
    bytes[length++] = (byte) c;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  /** The fields of one object; nothing is written for null and for an empty list. */
  final class Fields {
    private final @Nullable Iterator<? extends Map.Entry<String, ? extends @Nullable Object>> more;
    private Map.@Nullable Entry<String, ? extends @Nullable Object> next;

    private Fields(Map<String, ? extends @Nullable Object> more) {
      this.more = more.isEmpty() ? null : more.entrySet().iterator();
      advance();
    }

    Fields put(String name, @Nullable String value) {
      if (value != null) {
        name(name);
        text(value);
      }
      return this;
    }

    Fields put(String name, @Nullable Instant value) {
      return put(name, value == null ? null : CanonicalWriter.this.text(value));
    }

    Fields put(String name, @Nullable Enum<?> value) {
      return put(name, value == null ? null : value.name());
    }

    Fields put(String name, @Nullable Integer value) {
      return value == null ? this : put(name, value.longValue());
    }

    Fields put(String name, long value) {
      name(name);
      number(value);
      return this;
    }

    Fields put(String name, boolean value) {
      name(name);
      CanonicalWriter.this.put(value ? 't' : 'f');
      return this;
    }

    <T> Fields put(String name, @Nullable T value, BiConsumer<CanonicalWriter, T> how) {
      if (value != null) {
        name(name);
        how.accept(CanonicalWriter.this, value);
      }
      return this;
    }

    <T> Fields list(String name, List<T> values, BiConsumer<CanonicalWriter, T> how) {
      if (!values.isEmpty()) {
        name(name);
        begin('l');
        for (T value : values) {
          how.accept(CanonicalWriter.this, value);
        }
        CanonicalWriter.this.end();
      }
      return this;
    }

    Fields texts(String name, Map<String, String> values) {
      if (!values.isEmpty()) {
        name(name);
        value(values);
      }
      return this;
    }

    void end() {
      while (next != null) {
        besides();
      }
      CanonicalWriter.this.end();
    }

    private void name(String name) {
      while (next != null && next.getKey().compareTo(name) < 0) {
        besides();
      }
      text(name);
    }

    private void besides() {
      if (next != null) {
        entry(next.getKey(), next.getValue());
        advance();
      }
    }

    private void advance() {
      next = more != null && more.hasNext() ? more.next() : null;
    }
  }
}
