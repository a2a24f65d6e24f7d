package io.newswire.streams.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Alert;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.ArticleEventBuilder;
import io.newswire.events.Origin;
import io.newswire.events.Rule;
import io.newswire.events.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  private static final ArticleEvent EVENT =
      ArticleEventBuilder.builder()
          .article(
              ArticleBuilder.builder()
                  .uri("tag:one")
                  .source("one")
                  .received(Instant.EPOCH)
                  .urgency(4)
                  .headline("Port strike")
                  .keywords(List.of("ships", "oil"))
                  .origin(new Origin("test", "text", "one.txt", null))
                  .build())
          .revision(1)
          .verdict(new Verdict(Verdict.Type.NEW, "test", null, null, null))
          .build();

  @Test
  void saysOfEachPartWhetherItHoldsAndWhatTheArticleHasInstead() {
    Rule rule =
        rule(
            "headline.mentions(['strike*']) && urgency <= 3"
                + " && keywords.exists(k, k == 'gas') && 'oil' in keywords");

    List<Explainer.Part> parts = new Explainer().explain(rule, EVENT);

    assertThat(parts).extracting(Explainer.Part::holds).containsExactly(true, false, false, true);
    assertThat(parts.get(0).because()).containsExactly("headline says \"strike\"");
    assertThat(parts.get(1))
        .isEqualTo(new Explainer.Part("urgency <= 3", false, List.of("urgency is 4")));
    assertThat(parts.get(2).expression()).isEqualTo("keywords.exists(k, k == \"gas\")");
    assertThat(parts.get(2).because()).containsExactly("keywords is oil, ships");
  }

  @Test
  void saysThatThereIsNothing() {
    Rule rule = rule("actors.exists(a, a.country == 'LBY')");

    List<Explainer.Part> parts = new Explainer().explain(rule, EVENT);

    assertThat(parts)
        .singleElement()
        .extracting(Explainer.Part::because)
        .isEqualTo(List.of("actors.country is empty"));
  }

  private static Rule rule(String when) {
    return new Rule("a", null, 1, when, null, Rule.Alerting.of(Alert.Severity.INFO), true, null);
  }
}
