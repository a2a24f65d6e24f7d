package io.newswire.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newswire.events.trace.Spans;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The topology's description is kept in {@code topology.txt}. When this test fails, read what
 * changed before you replace the file with what the message shows:
 *
 * <ul>
 *   <li>A new stateless node, or a new name for one, is safe.
 *   <li>A store or the repartition topic that is renamed, or moves to another sub-topology, leaves
 *       its data behind: after the next start every article is new again. Give the application a
 *       new id and let it read {@code news.raw} from the beginning, or keep the name.
 *   <li>Sub-topologies that change their number or order need a new application id as well: tasks,
 *       and with them the folders of the local state, are named after them.
 *   <li>What is in flight in the repartition topic is read by the new version: {@code Tagged} may
 *       get new fields, but must not lose any.
 * </ul>
 */
class TopologyDescriptionTest {

  @Test
  void isTheOneThatIsKnown(@TempDir Path stateDir) throws IOException {
    Tally tally = new Tally(new SimpleMeterRegistry());
    var topology =
        NewswireTopology.build(
            Driver.STAGES, Driver.config(stateDir, tally), tally, new Quarantine(), Spans.NONE);

    String description = topology.describe().toString();

    assertThat(description.strip()).isEqualToNormalizingNewlines(known());
  }

  private static String known() throws IOException {
    try (InputStream in = TopologyDescriptionTest.class.getResourceAsStream("topology.txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
