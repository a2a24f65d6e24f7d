package io.newswire.producer;

import io.newswire.producer.source.Sources;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a {@link ProducerService} takes in.
 *
 * @param sources the declared sources and the door for pushed articles, see {@link
 *     io.newswire.producer.source.SourcesFile}
 * @param inbox a folder where files of any source may arrive; null for none
 */
public record ProducerConfig(Sources sources, Path inbox) {
  /** Refuses a list of sources that is not there. */
  public ProducerConfig {
    Objects.requireNonNull(sources, "sources");
  }
}
