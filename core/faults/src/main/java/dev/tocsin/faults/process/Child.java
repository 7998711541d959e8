package dev.tocsin.faults.process;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another JVM with the same class path. It ends when this one does. For one thread. */
public final class Child implements AutoCloseable {
  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /**
   * Starts a JVM.
   *
   * @param main what it runs
   * @param log where its output goes, at the end of what is there
   * @param settings its system properties
   * @return the running process
   * @throws IOException when it cannot be started
   */
  public static Child start(Class<?> main, Path log, Map<String, String> settings)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx192m"));
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    File output = log.toFile();
    return new Child(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
            .start());
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    await(Duration.ofSeconds(30));
  }

  /**
   * Stops it by SIGSTOP, and lets it go on by SIGCONT. A process of its own sees to the second, so
   * that nothing stays stopped when this one dies.
   *
   * @param length for how long
   * @return the process that does it
   * @throws IOException when there is no shell
   */
  public Process freeze(Duration length) throws IOException {
    return new ProcessBuilder(
            "sh",
            "-c",
            "kill -STOP $0; sleep $1; kill -CONT $0",
            String.valueOf(process.pid()),
            String.valueOf(length.toSeconds()))
        .start();
  }

  /**
   * Lets it go on if it is stopped.
   *
   * @throws IOException when there is no such program as {@code kill}
   */
  public void thaw() throws IOException {
    Process kill = new ProcessBuilder("kill", "-CONT", String.valueOf(process.pid())).start();
    try {
      kill.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Tells it something: what, it knows itself.
   *
   * @throws IOException when it is gone
   */
  public void tell() throws IOException {
    process.getOutputStream().write("go\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /**
   * Waits for its end.
   *
   * @param most for how long
   * @return whether it has ended
   */
  public boolean await(Duration most) {
    try {
      return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether it runs. */
  public boolean alive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    kill();
  }

  /** A port of the loopback address that nobody listens at. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Whether somebody listens at a port of the loopback address. */
  public static boolean listening(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Waits until somebody listens.
   *
   * @param port the port
   * @param most for how long
   * @throws IOException when nobody does by then
   */
  public void awaitPort(int port, Duration most) throws IOException {
    long end = System.nanoTime() + most.toNanos();
    while (!listening(port)) {
      if (!alive() || System.nanoTime() > end) {
        throw new IOException("Nobody listens at port " + port + ": look into the process's log");
      }
      Pause.millis(50);
    }
  }
}
