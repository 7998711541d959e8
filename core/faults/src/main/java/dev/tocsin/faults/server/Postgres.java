package dev.tocsin.faults.server;

import dev.tocsin.faults.process.Child;
import dev.tocsin.faults.process.Pause;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own, durable as in production, which can be stopped without being asked and
 * started again with the same data at the same port. For one thread.
 *
 * <p>A guard stops it, by SIGQUIT, when this process is gone.
 */
public final class Postgres implements Server, Closeable {
  private static final Duration STARTUP = Duration.ofMinutes(2);

  private final Path data;
  private final Path log;
  private final int port;
  private final Process guard;
  private @Nullable EmbeddedPostgres running;

  /**
   * Starts one.
   *
   * @param data where its data go: a folder that is empty, or not there
   * @param log where its messages go
   * @throws IOException when it does not start
   */
  public Postgres(Path data, Path log) throws IOException {
    this(data, log, Child.freePort());
  }

  /** The same with a port of its own. */
  Postgres(Path data, Path log, int port) throws IOException {
    this.data = data.toAbsolutePath();
    this.log = log;
    this.port = port;
    start();
    this.guard =
        new ProcessBuilder(
                "sh",
                "-c",
                "cat > /dev/null; kill -QUIT $(head -n 1 \"$0/postmaster.pid\")",
                this.data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /** Its port. */
  public int port() {
    return port;
  }

  /** Where its data are. */
  Path data() {
    return data;
  }

  @Override
  public String url() {
    return url(port);
  }

  /**
   * Its address, or that of a proxy before it.
   *
   * @param at the port
   * @return a URL to which parameters can be added with an ampersand
   */
  public static String url(int at) {
    return url(String.valueOf(at));
  }

  /** The address that begins with a port; others with their hosts may follow. */
  static String url(String at) {
    return "jdbc:postgresql://127.0.0.1:"
        + at
        + "/postgres?user=postgres&sslmode=disable&gssEncMode=disable&connectTimeout=5";
  }

  /**
   * Does something to it.
   *
   * @param sql the statement
   * @throws SQLException when it refuses
   */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Stops it as {@code pg_ctl stop -m immediate} does: as if it had crashed. */
  public void stopImmediately() throws IOException {
    long postmaster =
        Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle handle = ProcessHandle.of(postmaster).orElseThrow();
    try {
      new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster))
          .start()
          .waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (int i = 0; i < 300 && handle.isAlive(); i++) {
      Pause.millis(100);
    }
    forget();
  }

  /** Starts it again if it is not running, which recovers what was committed. */
  public void start() throws IOException {
    if (running != null && running.getProcess().isAlive()) {
      return;
    }
    forget();
    running =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPort(port)
            .setPGStartupWait(STARTUP)
            .setErrorRedirector(log())
            .setOutputRedirector(log())
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200")
            .setServerConfig("max_wal_size", "64MB")
            .setServerConfig("wal_keep_size", "256MB")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .start();
  }

  private ProcessBuilder.Redirect log() {
    return ProcessBuilder.Redirect.appendTo(log.toFile());
  }

  /** Whether it answers now. */
  public boolean answers() {
    try (Connection connection = DriverManager.getConnection(url(port) + "&socketTimeout=2")) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Lets the library's handle of a server that is gone go; otherwise stops it. */
  private void forget() throws IOException {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  @Override
  public void close() throws IOException {
    forget();
    guard.destroyForcibly();
  }
}
