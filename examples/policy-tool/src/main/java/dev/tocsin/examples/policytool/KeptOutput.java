package dev.tocsin.examples.policytool;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Passes output on, and keeps why that failed: a print writer only says that it did. */
final class KeptOutput extends OutputStream {
  private final OutputStream to;
  private @Nullable IOException failure;

  KeptOutput(OutputStream to) {
    this.to = to;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      to.write(bytes, from, length);
    } catch (IOException e) {
      throw kept(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      to.flush();
    } catch (IOException e) {
      throw kept(e);
    }
  }

  private IOException kept(IOException e) {
    failure = failure == null ? e : failure;
    return e;
  }

  /** Whether the reader has seen enough and went away, as {@code head} does. */
  boolean readerLeft() {
    return why().toLowerCase(Locale.ROOT).contains("pipe");
  }

  /** Why it could not be written, in the words of the system; empty when it gives none. */
  String why() {
    return failure == null || failure.getMessage() == null ? "" : failure.getMessage();
  }
}
