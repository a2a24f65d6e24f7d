package io.newswire.app.cli;

import io.newswire.producer.format.Documents;
import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Parses wire files without sending them anywhere. */
@Command(
    name = "parse",
    description = {
      "Parse wire files of any known format.",
      "Standard output: one article per line, as JSON. Standard error: FILE: reason, for each item"
          + " rejected."
    })
final class ParseCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or folders of them.")
  private List<Path> paths;

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "The source they came from; without it, what each says of itself.")
  private String source;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonLines out = new JsonLines(spec.commandLine().getOut());
    Complaints complaints = new Complaints(spec.commandLine().getErr());
    Formats formats = Formats.standard();
    for (Path file : InputFiles.find(paths, complaints::reject)) {
      try (Documents documents = WireFile.open(file, source, "parse", Instant.now())) {
        Optional<Payload> document = documents.next();
        while (document.isPresent()) {
          write(formats.parse(document.get()), file, out, complaints);
          document = documents.next();
        }
      } catch (IOException e) {
        complaints.reject(file, Reasons.of(e));
      }
    }
    return complaints.any() ? ExitCodes.SOME_REJECTED : ExitCodes.OK;
  }

  private static void write(List<Item> items, Path file, JsonLines out, Complaints complaints) {
    for (Item item : items) {
      item.fold(
          article -> {
            out.write(article);
            return null;
          },
          refused -> {
            complaints.reject(file, refused.message());
            return null;
          });
    }
  }
}
