package io.newswire.app.faults;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full for a while; where no small one can be mounted, the table says so. */
@Tag("faults")
class FullDiskIT {

  private static final int TIMES = 3;
  private static final int FULL_SECONDS = 15;

  /** What the processes printed is kept where a test failed. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void goesOnOnceThereIsRoomForTheState() throws Exception {
    full(
        "disk of the state full for 15 s",
        Installation.state(folder, 0),
        512,
        Installation::outcomes,
        all -> {
          if (!all.streams(0).isAlive()) {
            all.startStreams(0);
          }
        });
  }

  @Test
  void goesOnOnceThereIsRoomForTheBroker() throws Exception {
    full(
        "disk of the broker full for 15 s",
        Brokers.data(folder, 0),
        2_048,
        Installation::outcomes,
        all -> {
          if (!all.brokers().node(0).isAlive()) {
            all.brokers().start(0);
          }
        });
  }

  @Test
  void goesOnOnceThereIsRoomForTheDatabase() throws Exception {
    full(
        "disk of the database full for 15 s",
        Installation.database(folder),
        2_048,
        Installation::stored,
        all -> {
          if (!all.database().isRunning()) {
            all.startDatabase();
          }
        });
  }

  /** What grows while the part works. */
  private interface Watched {
    Progress of(Installation all);
  }

  /** Starts the part again when it has ended, as whoever looks after it does. */
  private interface Supervisor {
    void look(Installation all) throws Exception;
  }

  private void full(String fault, Path place, int megabytes, Watched watched, Supervisor supervisor)
      throws Exception {
    Scenario scenario = new Scenario(folder, fault);
    Optional<Disk> mounted = Disk.mount(place, megabytes);
    if (mounted.isEmpty()) {
      scenario.skip("no file system can be mounted here, which takes root on Linux");
      return;
    }
    try (Disk disk = mounted.get()) {
      scenario.repeat(
          TIMES,
          () -> Brokers.start(folder, 1),
          all -> {
            disk.fill();
            TimeUnit.SECONDS.sleep(FULL_SECONDS);
            return all.recovery(
                watched.of(all),
                () -> {
                  disk.free();
                  supervisor.look(all);
                });
          });
    }
  }
}
