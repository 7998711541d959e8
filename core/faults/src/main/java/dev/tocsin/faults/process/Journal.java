package dev.tocsin.faults.process;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lines on disk: a line that was written is there, whatever dies next. Safe for many threads. */
public final class Journal implements Closeable {
  private final FileChannel file;

  /**
   * Opens one.
   *
   * @param path where; what is there stays
   * @throws IOException when it cannot be written
   */
  public Journal(Path path) throws IOException {
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /**
   * Writes one line and waits for the disk.
   *
   * @param fields what it says; no tabs, no line ends
   * @throws IOException when it cannot be written
   */
  public void write(Object... fields) throws IOException {
    StringBuilder line = new StringBuilder();
    for (Object field : fields) {
      line.append(line.length() == 0 ? "" : "\t")
          .append(String.valueOf(field).replaceAll("[\\t\\r\\n]", " "));
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    synchronized (this) {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
