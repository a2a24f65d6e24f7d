package io.newswire.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Objects;

/**
 * A source that was declared, or paused, while Newswire runs: the value of {@code
 * news.declarations}. It stands beside what {@code sources.yaml} declares, and goes before it. A
 * record without a value takes it back.
 *
 * @param source id of the source, the record's key
 * @param declares what {@code sources.yaml} would say of the source, by the same keys; null when
 *     the file declares it and only {@code paused} is meant
 * @param paused whether nothing is taken in from it for now
 * @param updated when somebody said so
 */
@RecordBuilder
public record Declaration(String source, JsonNode declares, boolean paused, Instant updated)
    implements DeclarationBuilder.With {

  /** Refuses a declaration of nobody. */
  public Declaration {
    Objects.requireNonNull(source, "source");
    declares = declares == null || declares.isNull() ? null : declares;
  }
}
