package io.newswire.app.cli;

import io.newswire.consumer.export.ExportFormat;
import io.newswire.consumer.export.Exporter;
import io.newswire.consumer.search.BadQueryException;
import io.newswire.consumer.search.Filter;
import io.newswire.consumer.store.Database;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes stored articles for other tools. */
@Command(
    name = "export",
    description = {
      "Write stored articles, newest first, as JSON Lines, GeoJSON, PLOVER or CSV.",
      "Without filters: all that have a line on the wire. Copies are among them when a source, a"
          + " story or a verdict is asked for."
    })
final class ExportCommand implements Callable<Integer> {

  private static final String COMPRESSED = ".gz";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} without it.")
  private ExportFormat format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; compressed when it ends with .gz. Without it: standard output.")
  private Path output;

  @Option(names = "--gzip", description = "Compress, whatever the file's name.")
  private boolean gzip;

  @Mixin private FilterOptions filters = new FilterOptions();
  @Mixin private StoredArticles articles = new StoredArticles();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Filter filter = filters.filter();
    long written = articles.with(database -> export(database, filter));
    if (output != null) {
      spec.commandLine().getErr().println(written + " articles in " + output);
    }
    return ExitCodes.OK;
  }

  private long export(Database database, Filter filter) throws IOException {
    Exporter exporter = new Exporter(database.jdbi());
    try (Progress progress = Progress.begin("exporting", " articles")) {
      exporter.check(filter);
      if (output == null) {
        return print(exporter, filter, progress);
      }
      // Under another name until it is whole, so that nobody takes a part for all.
      Path part = output.resolveSibling(output.getFileName() + ".part");
      try {
        long written;
        try (OutputStream out = Files.newOutputStream(part)) {
          written = write(exporter, filter, out, progress);
        }
        Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
        return written;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (BadQueryException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private long print(Exporter exporter, Filter filter, Progress progress) throws IOException {
    try {
      return write(exporter, filter, new FileOutputStream(FileDescriptor.out), progress);
    } catch (IOException e) {
      // A full disk is told; that nobody reads any more is not worth a word.
      if ("Broken pipe".equals(e.getMessage())) {
        throw new BrokenPipe();
      }
      throw e;
    }
  }

  private long write(Exporter exporter, Filter filter, OutputStream out, Progress progress)
      throws IOException {
    boolean compressed =
        gzip || (output != null && output.getFileName().toString().endsWith(COMPRESSED));
    if (!compressed) {
      return exporter.export(filter, format, out, progress::stepTo);
    }
    GZIPOutputStream zipped = new GZIPOutputStream(out, 1 << 13);
    long written = exporter.export(filter, format, zipped, progress::stepTo);
    zipped.finish();
    return written;
  }
}
