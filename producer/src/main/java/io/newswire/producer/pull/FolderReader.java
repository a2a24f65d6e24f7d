package io.newswire.producer.pull;

import io.newswire.events.Position;
import io.newswire.producer.connector.FileNames;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.format.Payload;
import io.newswire.producer.publish.Receipt;
import io.newswire.producer.source.Source;
import io.newswire.producer.topic.Positions;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what is new in a folder on another machine. A file counts as read only when Kafka has
 * acknowledged all of it; the position says which were. One that is read again because the position
 * was not written yet does no harm. Used by one thread at a time.
 */
final class FolderReader {

  private static final Logger LOG = LoggerFactory.getLogger(FolderReader.class);
  private static final int LONGEST_NAME = 255;

  /** The position is written after so many files, and after the last. */
  private static final int FILES_BETWEEN_POSITIONS = 100;

  private final Source.Remote source;
  private final Intake intake;
  private final Positions positions;
  private final Executor readers;
  private final Settling settling;
  private final Clock clock;
  private final PathMatcher pattern;
  private final Set<String> brokeOff = new HashSet<>();
  private Map<String, RemoteFile> lastListed = Map.of();
  private Position position;

  /**
   * A reader that goes on where it stopped.
   *
   * @param known the folder's position, null when it was never read
   * @param readers reads what follows the first document of long files
   */
  FolderReader(
      Source.Remote source,
      Position known,
      Intake intake,
      Positions positions,
      Executor readers,
      Settling settling,
      Clock clock) {
    this.source = source;
    this.intake = intake;
    this.positions = positions;
    this.readers = readers;
    this.settling = settling;
    this.clock = clock;
    this.pattern =
        FileSystems.getDefault()
            .getPathMatcher("glob:" + (source.files() == null ? "*" : source.files()));
    String url = source.url().toString();
    this.position =
        known != null && url.equals(known.url())
            ? known
            : new Position(source.id(), url, null, null, null, Map.of(), null, clock.instant());
  }

  /**
   * Reads what is new.
   *
   * @throws IOException when the folder cannot be read, or a file of it breaks off; what was
   *     acknowledged until then is remembered
   */
  Visit read(RemoteFolder folder) throws IOException, InterruptedException {
    Map<String, RemoteFile> listed = listed(folder);
    List<RemoteFile> whole = whole(folder, listed);
    Map<String, String> seen = new HashMap<>(position.seen());
    seen.keySet().retainAll(listed.keySet());
    Visit visit = new Visit(Receipt.NOTHING, Optional.empty());
    try {
      for (RemoteFile file : whole) {
        visit = visit.plus(take(folder, file, seen));
        if (seen.size() - position.seen().size() >= FILES_BETWEEN_POSITIONS) {
          write(seen);
        }
      }
    } finally {
      if (!seen.equals(position.seen())) {
        write(seen);
      }
    }
    return visit;
  }

  private Map<String, RemoteFile> listed(RemoteFolder folder) throws IOException {
    return folder.list().stream()
        .filter(this::isWanted)
        .collect(Collectors.toMap(RemoteFile::name, Function.identity(), (a, b) -> a));
  }

  private boolean isWanted(RemoteFile file) {
    String name = file.name();
    return name.length() <= LONGEST_NAME
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))
        && FileNames.isFinished(name)
        && pattern.matches(Path.of(name));
  }

  /**
   * What is new and does not change any more: it has the same size and time as when it was looked
   * at before, be it a moment ago. Oldest first; what broke off the last time comes last.
   */
  private List<RemoteFile> whole(RemoteFolder folder, Map<String, RemoteFile> listed)
      throws IOException, InterruptedException {
    Map<String, RemoteFile> before = lastListed;
    boolean unknown =
        listed.values().stream()
            .anyMatch(file -> isNew(file) && !file.equals(before.get(file.name())));
    Map<String, RemoteFile> now = listed;
    Map<String, RemoteFile> then = before;
    if (unknown) {
      settling.pause();
      then = listed;
      now = listed(folder);
    }
    lastListed = now;
    Map<String, RemoteFile> same = then;
    return now.values().stream()
        .filter(file -> isNew(file) && file.equals(same.get(file.name())))
        .sorted(
            Comparator.comparing((RemoteFile file) -> brokeOff.contains(file.name()))
                .thenComparing(RemoteFile::modified)
                .thenComparing(RemoteFile::name))
        .toList();
  }

  private boolean isNew(RemoteFile file) {
    return !file.stamp().equals(position.seen().get(file.name()));
  }

  private Visit take(RemoteFolder folder, RemoteFile file, Map<String, String> seen)
      throws IOException, InterruptedException {
    Receipt receipt;
    try {
      receipt = publish(folder, file);
    } catch (UnreadableFileException e) {
      LOG.warn("{}: {} is left where it is: {}", source.id(), file.name(), e.getMessage());
      return new Visit(Receipt.NOTHING, Optional.of(e)); // it keeps no other from being read
    } catch (IOException e) {
      brokeOff.add(file.name());
      throw e;
    }
    LOG.info(
        "{}: {}: {} accepted, {} rejected",
        source.id(),
        file.name(),
        receipt.accepted(),
        receipt.refused());
    brokeOff.remove(file.name());
    seen.put(file.name(), file.stamp());
    return new Visit(receipt, putAway(folder, file));
  }

  private Receipt publish(RemoteFolder folder, RemoteFile file)
      throws IOException, InterruptedException {
    var origin =
        new Payload(
            new byte[0], source.id(), "pull", source.url() + "/" + file.name(), clock.instant());
    var in = folder.open(file);
    CompletionStage<Receipt> published = intake.publish(in, origin, readers);
    try {
      Receipt receipt = published.toCompletableFuture().get();
      in.close(); // again: what the server says at the end of a file counts
      return receipt;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new PullException("not-published", String.valueOf(e.getCause().getMessage()), e);
    }
  }

  /** What cannot be put away stays, and is not read again. */
  private Optional<PullException> putAway(RemoteFolder folder, RemoteFile file) throws IOException {
    try {
      if (source.delete()) {
        folder.delete(file);
      } else if (source.moveTo() != null) {
        folder.move(file, source.moveTo());
      }
      return Optional.empty();
    } catch (PullException e) {
      LOG.warn("{}: {} was read and stays: {}", source.id(), file.name(), e.getMessage());
      return Optional.of(e);
    }
  }

  private void write(Map<String, String> seen) throws IOException, InterruptedException {
    Position next = position.withSeen(seen).withUpdated(clock.instant());
    try {
      positions.write(next).toCompletableFuture().get();
      position = next;
    } catch (ExecutionException e) {
      throw new PullException("not-published", String.valueOf(e.getCause().getMessage()), e);
    }
  }

  /** Waits until a file that is being written has changed. */
  @FunctionalInterface
  interface Settling {
    /** Returns after a while. */
    void pause() throws InterruptedException;
  }

  /**
   * What came of reading.
   *
   * @param receipt what became of what was new
   * @param problem what went wrong with one file or more, and kept no other from being read
   */
  record Visit(Receipt receipt, Optional<PullException> problem) {

    Visit plus(Visit next) {
      return new Visit(receipt.plus(next.receipt), next.problem.or(() -> problem));
    }
  }
}
