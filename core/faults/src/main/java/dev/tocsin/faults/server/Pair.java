package dev.tocsin.faults.server;

import dev.tocsin.faults.process.Child;
import dev.tocsin.faults.process.Pause;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A primary, and a standby that has what was committed before anybody is told so. It takes over
 * when the primary is lost, and gets a standby of its own at the lost one's port. For one thread.
 */
public final class Pair implements Server, Closeable {
  private static final int SECONDS = 60;

  /** What a copy of a running server must not have: it would be taken for the original. */
  private static final Set<String> ITS_OWN =
      Set.of("postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot");

  private final Path folder;
  private final int[] ports = {Child.freePort(), Child.freePort()};
  private int copies;
  private Postgres primary;
  private Postgres standby;

  /**
   * Starts both, and waits until the standby has everything.
   *
   * @param folder where data and logs go
   * @throws IOException when they do not start
   * @throws SQLException when the standby does not follow
   */
  public Pair(Path folder) throws IOException, SQLException {
    this.folder = folder;
    Files.createDirectories(folder);
    primary = new Postgres(folder.resolve("pg-0"), log(), ports[0]);
    standby = follow(ports[1]);
  }

  /** Whichever is the primary. The driver forgets soon which one it was. */
  @Override
  public String url() {
    return Postgres.url(ports[0] + ",127.0.0.1:" + ports[1])
        + "&targetServerType=primary&hostRecheckSeconds=1";
  }

  /**
   * Loses the primary, as if its machine had, and promotes the standby.
   *
   * @throws IOException when the primary does not stop
   * @throws SQLException when the standby does not take over
   */
  public void failOver() throws IOException, SQLException {
    primary.stopImmediately();
    promote();
    Postgres lost = primary;
    primary = standby;
    lost.close();
  }

  /** Asks until it is done: what replays the log may end the question in the middle. */
  private void promote() throws SQLException {
    for (int i = 0; i < SECONDS * 10; i++) {
      try (Connection connection = standby.connect();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
        if (row.next() && !row.getBoolean(1)) {
          return;
        }
        statement.execute("select pg_promote(false)");
      } catch (SQLException e) {
        Pause.millis(100);
      }
    }
    throw new SQLException("The standby does not take over");
  }

  /**
   * Makes a standby of the one that has taken over, while that works.
   *
   * @throws IOException when it does not start
   * @throws SQLException when it does not follow
   */
  public void rejoin() throws IOException, SQLException {
    standby = follow(primary.port() == ports[0] ? ports[1] : ports[0]);
  }

  /** A copy of the primary that follows it; from then on commits wait for it. */
  private Postgres follow(int port) throws IOException, SQLException {
    Path data = folder.resolve("pg-" + ++copies);
    Files.createDirectory(
        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (Connection connection = primary.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('standby', true)");
      copy(primary.data(), data);
      try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        row.next();
        Files.writeString(data.resolve("backup_label"), row.getString(1));
      }
    }
    Files.createFile(data.resolve("standby.signal"));
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres sslmode=disable'\n"
            .formatted(primary.port()));
    Postgres copy = new Postgres(data, log(), port);
    await("state = 'streaming'");
    primary.execute("alter system set synchronous_standby_names = '*'");
    primary.execute("select pg_reload_conf()");
    await("sync_state = 'sync'");
    return copy;
  }

  private void await(String condition) throws SQLException {
    String sql = "select count(*) from pg_stat_replication where " + condition;
    try (Connection connection = primary.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < SECONDS * 10; i++) {
        try (ResultSet row = statement.executeQuery(sql)) {
          if (row.next() && row.getInt(1) > 0) {
            return;
          }
        }
        Pause.millis(100);
      }
    }
    throw new SQLException("The standby does not follow: " + condition + " never came true");
  }

  /** Copies what is there; what vanishes meanwhile is made again from the log of writes. */
  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return ITS_OWN.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!ITS_OWN.contains(file.getFileName().toString())) {
              try {
                Files.copy(file, to.resolve(from.relativize(file)));
              } catch (NoSuchFileException vanished) {
                return FileVisitResult.CONTINUE;
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  private Path log() {
    return folder.resolve("pg-" + copies + ".log");
  }

  @Override
  public void close() throws IOException {
    standby.close();
    primary.close();
  }
}
