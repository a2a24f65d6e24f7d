package io.newswire.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Actor;
import io.newswire.events.Location;
import io.newswire.streams.tag.Tagger;
import io.newswire.streams.tag.Tags;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tags texts without sending them anywhere. */
@Command(
    name = "tag",
    description = {
      "Tag texts with who and where.",
      "Input lines: {\"id\",\"text\",\"published\"?}. Output lines: {\"id\",\"actors\",\"locations\"};"
          + " offsets count Unicode code points of exactly the given text."
    })
final class TagCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE.jsonl",
      description = "JSON lines, gzip accepted; - for standard input.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonLines out = new JsonLines(spec.commandLine().getOut());
    Complaints complaints = new Complaints(spec.commandLine().getErr());
    Tagger tagger = Tagger.standard();
    JsonLinesFile.read(
        file,
        Text.class,
        complaints,
        text -> {
          Tags tags = tagger.tag(text.text(), text.published());
          out.write(new Tagged(text.id(), tags.actors(), tags.locations()));
        });
    return complaints.any() ? ExitCodes.SOME_REJECTED : ExitCodes.OK;
  }

  /**
   * A text to tag.
   *
   * @param id its id, given back as it came
   * @param text the text
   * @param published when it was published, null when unknown
   */
  record Text(JsonNode id, String text, Instant published) {
    Text {
      JsonLinesFile.require("id", id);
      JsonLinesFile.require("text", text);
    }
  }

  /**
   * A tagged text.
   *
   * @param id the text's id
   * @param actors who acts in it
   * @param locations the places it names
   */
  record Tagged(JsonNode id, List<Actor> actors, List<Location> locations) {}
}
