package io.newswire.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newswire.app.rejected.DeadLetter;
import io.newswire.app.rejected.Original;
import io.newswire.app.rejected.RawRecords;
import io.newswire.events.Json;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one dead letter, and the record behind it. */
@Command(
    name = "show",
    description = "Show one rejection whole, with the record behind it if that is still kept.")
final class RejectedShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "Its id, or how it begins.")
  private String id;

  @Mixin private RejectedOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    DeadLetter letter = RejectedIds.one(options.all(), id);
    ObjectNode all = Json.mapper().valueToTree(letter);
    try (RawRecords records = new RawRecords(options.kafka())) {
      Original original = records.find(letter.rejection());
      if (original instanceof Original.Found found) {
        all.set("record", record(found.kafka()));
      } else if (original instanceof Original.Missing missing) {
        all.put("noRecord", missing.reason());
      }
    }
    try {
      spec.commandLine()
          .getOut()
          .println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return ExitCodes.OK;
  }

  private static ObjectNode record(ConsumerRecord<byte[], byte[]> kafka) {
    ObjectNode record = Json.mapper().createObjectNode();
    record.put("key", text(kafka.key()));
    ObjectNode headers = record.putObject("headers");
    kafka.headers().forEach(header -> headers.put(header.key(), text(header.value())));
    record.put("value", text(kafka.value()));
    return record;
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }
}
