package dev.tocsin.faults.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A file system in memory that is small enough to be filled. Needs the right to mount.
 *
 * <p>A guard takes it away when this process is gone.
 */
public final class SmallDisk implements Closeable {
  private static final int CHUNK = 64 * 1024;

  private final Path folder;
  private final Process guard;

  /**
   * Mounts one.
   *
   * @param folder where
   * @param megabytes its size
   * @throws IOException when it cannot be mounted; the message says why
   */
  public SmallDisk(Path folder, int megabytes) throws IOException {
    this.folder = folder.toAbsolutePath();
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", this.folder.toString());
    guard =
        new ProcessBuilder("sh", "-c", "cat > /dev/null; umount -l \"$0\"", this.folder.toString())
            .start();
  }

  /** Fills what is free. */
  public void fill() throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (true) {
        out.write(chunk);
      }
    } catch (IOException e) {
      if (Files.getFileStore(folder).getUsableSpace() > CHUNK) {
        throw e;
      }
    }
  }

  /** Frees it again. */
  public void free() throws IOException {
    Files.deleteIfExists(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() throws IOException {
    guard.destroyForcibly();
    run("umount", folder.toString());
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
