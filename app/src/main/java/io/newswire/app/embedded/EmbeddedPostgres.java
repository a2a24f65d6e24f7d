package io.newswire.app.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own: PostgreSQL's programs as child processes, durable, on the
 * loopback address, behind a password that only the data folder's owner can read.
 *
 * <p>The server outlives a process that is killed; the next start ends it first, which is why the
 * folder must not be in use by another process ({@link DataFolder}).
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** Who connects. */
  public static final String USER = "newswire";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String DATABASE = "newswire";
  private static final int SECONDS_TO_START = 60;
  private static final int FREE_PORTS_TRIED = 3;
  private static final String PORT_TAKEN = "Address already in use";
  private static final int SECONDS_TO_STOP = 5;

  private final Path cluster;
  private final Path log;
  private final Path password;
  private final Path programs;
  private final Unprivileged unprivileged;
  private int port;

  private EmbeddedPostgres(Path folder) {
    this.cluster = folder.resolve("cluster");
    this.log = folder.resolve("server.log");
    this.password = folder.resolve("password");
    this.unprivileged = Unprivileged.probe();
    this.programs = PostgresBinaries.unpack(folder);
  }

  /**
   * Starts the server; returns when it takes connections and its database exists.
   *
   * @param folder where it keeps everything; filled on first use
   * @param port where clients reach it, on the loopback address; 0 for any that is free
   * @throws EmbeddedException when it does not start
   */
  public static EmbeddedPostgres start(Path folder, int port) {
    try {
      Path root = Files.createDirectories(folder.toAbsolutePath());
      EmbeddedPostgres server = new EmbeddedPostgres(root);
      server.initialise();
      server.endOrphan();
      if (port == 0) {
        server.runOnFreePort();
      } else {
        server.run(port);
      }
      return server;
    } catch (IOException e) {
      throw new EmbeddedException(folder + ": cannot be used by PostgreSQL: " + e, e);
    }
  }

  /** Its address for JDBC; {@link #USER} and {@link #password} come apart. */
  public String jdbcUrl() {
    return jdbcUrl(DATABASE);
  }

  /** The password of {@link #USER}. */
  public String password() {
    try {
      return Files.readString(password).strip();
    } catch (IOException e) {
      throw new EmbeddedException(password + ": cannot be read: " + e, e);
    }
  }

  /** The server's own log. */
  public Path log() {
    return log;
  }

  /** Whether the server process lives. */
  public boolean isRunning() {
    return server().isPresent();
  }

  /** Stops it; running statements are rolled back. */
  @Override
  public void close() {
    stop();
  }

  private void initialise() throws IOException {
    if (Files.exists(cluster.resolve("PG_VERSION"))) {
      return;
    }
    Path parent = cluster.getParent();
    // Made aside and renamed: a process killed half way leaves no half database behind.
    Path fresh = parent.resolve("cluster.new");
    if (Files.exists(fresh)) {
      PostgresBinaries.deleteTree(fresh);
    }
    Files.createDirectory(fresh);
    Path secret = parent.resolve("password.new");
    writeSecret(secret, HexFormat.of().formatHex(randomBytes()));
    unprivileged.handOver(fresh);
    unprivileged.handOver(secret);
    execute(
        SECONDS_TO_START,
        "initdb",
        "--pgdata=" + fresh,
        "--username=" + USER,
        "--pwfile=" + secret,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C");
    Files.move(secret, password, StandardCopyOption.REPLACE_EXISTING);
    Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Ends the server that a killed process left behind, and forgets one that is no more. */
  private void endOrphan() throws IOException {
    if (server().isPresent()) {
      LOG.info("ending the PostgreSQL server that an earlier run left behind");
      stop();
    }
    // What is left names a process id that by now may belong to anybody.
    Files.deleteIfExists(pidFile());
  }

  /** A port that is free when it is looked for may be taken when the server gets there. */
  private void runOnFreePort() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        run(Ports.free());
        return;
      } catch (EmbeddedException e) {
        if (attempt == FREE_PORTS_TRIED || !Files.readString(log).contains(PORT_TAKEN)) {
          throw e;
        }
      }
    }
  }

  private void run(int newPort) throws IOException {
    port = newPort;
    Path settings = cluster.resolve("postgresql.auto.conf");
    Files.writeString(
        settings,
        settings().entrySet().stream()
            .map(setting -> setting.getKey() + " = '" + setting.getValue() + "'\n")
            .collect(Collectors.joining("", "# Written at every start.\n", "")));
    Files.deleteIfExists(log);
    Files.createFile(log);
    unprivileged.handOver(settings);
    unprivileged.handOver(log);
    execute(
        SECONDS_TO_START,
        "pg_ctl",
        "start",
        "--wait",
        "--timeout=" + SECONDS_TO_START,
        "--pgdata=" + cluster,
        "--log=" + log);
    try {
      createDatabase();
    } catch (SQLException e) {
      stop();
      throw new EmbeddedException("PostgreSQL started, but: " + e.getMessage(), e);
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("port", Integer.toString(port));
    settings.put("unix_socket_directories", "");
    settings.put("fsync", "on");
    settings.put("full_page_writes", "on");
    settings.put("synchronous_commit", "on");
    settings.put("shared_buffers", "256MB");
    settings.put("max_connections", "50");
    // A checkpoint makes every page be logged in full once more: rarely, then, under load.
    settings.put("max_wal_size", "2GB");
    settings.put("wal_buffers", "16MB");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    return settings;
  }

  private void createDatabase() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(jdbcUrl("postgres"), USER, password());
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    }
  }

  private void stop() {
    try {
      execute(
          SECONDS_TO_STOP + 1,
          "pg_ctl",
          "stop",
          "--mode=fast",
          "--timeout=" + SECONDS_TO_STOP,
          "--pgdata=" + cluster);
    } catch (EmbeddedException e) {
      if (server().isEmpty()) {
        return;
      }
      LOG.warn("PostgreSQL does not stop in time, aborting it: its log is replayed at next start");
      execute(SECONDS_TO_STOP, "pg_ctl", "stop", "--mode=immediate", "--pgdata=" + cluster);
    }
  }

  /** The server process that owns the cluster, if one lives. */
  private Optional<ProcessHandle> server() {
    try {
      List<String> lines = Files.readAllLines(pidFile());
      return lines.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
              .filter(ProcessHandle::isAlive)
              .filter(process -> process.info().command().orElse("").contains("postgres"));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Path pidFile() {
    return cluster.resolve("postmaster.pid");
  }

  private String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private void execute(int seconds, String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile(log.getParent(), program, ".out");
      try {
        Process process =
            new ProcessBuilder(unprivileged.command(command))
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new EmbeddedException("PostgreSQL: " + program + " took over " + seconds + " s");
        }
        if (process.exitValue() != 0) {
          throw new EmbeddedException(
              "PostgreSQL: %s failed: %s; the end of %s: %s"
                  .formatted(
                      program, lastLine(output), log, Files.exists(log) ? lastLine(log) : ""));
        }
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new EmbeddedException("PostgreSQL: " + program + " cannot be run: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("PostgreSQL: interrupted during " + program, e);
    }
  }

  private static String lastLine(Path file) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    return lines.isEmpty() ? "no word why" : lines.get(lines.size() - 1).strip();
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static void writeSecret(Path file, String secret) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(
        file, secret + "\n", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }
}
