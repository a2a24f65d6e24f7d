package io.newswire.producer.pull;

import io.newswire.producer.connector.FileNames;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.connector.Trial;
import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import io.newswire.producer.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks at a folder on another machine once, and takes nothing in. */
public final class FolderTrial {

  /** So many files are read. */
  private static final int FILES = 3;

  private final RemoteFolders folders;
  private final Clock clock;

  FolderTrial(RemoteFolders folders, Clock clock) {
    this.folders = folders;
    this.clock = clock;
  }

  /** A trial in the real internet. */
  public static FolderTrial real() {
    return new FolderTrial(RemoteFolders.real(), Clock.systemUTC());
  }

  /** Looks at a folder, and reads its newest files. */
  public Trial look(Source.Remote source) {
    List<String> facts = new ArrayList<>();
    try (RemoteFolder folder = folders.open(source)) {
      facts.add("connected and logged in");
      List<RemoteFile> files =
          folder.list().stream()
              .filter(file -> FileNames.isFinished(file.name()))
              .sorted(Comparator.comparing(RemoteFile::modified).reversed())
              .toList();
      facts.add(
          files.isEmpty()
              ? "no files yet"
              : "%,d files, the newest %s of %s"
                  .formatted(files.size(), files.get(0).name(), files.get(0).modified()));
      List<Item> items = new ArrayList<>();
      for (RemoteFile file : files.subList(0, Math.min(files.size(), FILES))) {
        items.addAll(read(folder, file, source));
      }
      return new Trial(facts, Optional.empty(), items);
    } catch (IOException e) {
      PullException failure = RemoteFolders.named(e, source);
      return Trial.failed(facts, failure.code(), failure.getMessage());
    }
  }

  private List<Item> read(RemoteFolder folder, RemoteFile file, Source.Remote source)
      throws IOException {
    if (file.size() > Intake.MAX_BYTES) {
      return List.of();
    }
    try (InputStream in = folder.open(file)) {
      byte[] bytes = in.readNBytes(Intake.MAX_BYTES + 1);
      return Formats.standard()
          .parse(new Payload(bytes, source.id(), "pull", file.name(), clock.instant()));
    }
  }
}
