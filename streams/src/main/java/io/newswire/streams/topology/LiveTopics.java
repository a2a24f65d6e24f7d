package io.newswire.streams.topology;

import io.newswire.events.KafkaConnection;
import io.newswire.events.LexiconEntry;
import io.newswire.events.Rule;
import io.newswire.events.Topics;
import io.newswire.streams.route.Checked;
import io.newswire.streams.route.LiveRules;
import io.newswire.streams.route.ReadyRule;
import io.newswire.streams.route.RuleChecker;
import io.newswire.streams.tag.LiveTagger;
import java.util.List;

/** The topics by which the stages are changed while they run: one line in {@link #of} for each. */
final class LiveTopics implements AutoCloseable {

  private final List<LiveTopic<?, ?>> all;

  private LiveTopics(List<LiveTopic<?, ?>> all) {
    this.all = all;
  }

  /**
   * The topics, not read yet.
   *
   * @param kafka where they are
   * @param rules takes the rules that were put
   * @param tagger takes the entries of the lexicon that were put
   * @param tally counts what cannot be used
   */
  static LiveTopics of(KafkaConnection kafka, LiveRules rules, LiveTagger tagger, Tally tally) {
    return new LiveTopics(List.of(rules(kafka, rules, tally), lexicon(kafka, tagger, tally)));
  }

  /** Returns when everything that now stands in the topics was applied, or they were closed. */
  void start() throws InterruptedException {
    for (LiveTopic<?, ?> each : all) {
      each.start();
    }
  }

  /** Stops following; what was applied stays. */
  @Override
  public void close() {
    all.forEach(LiveTopic::close);
  }

  /** An entry is checked as it would have been at the door. */
  private static LiveTopic<LexiconEntry, LexiconEntry> lexicon(
      KafkaConnection kafka, LiveTagger tagger, Tally tally) {
    return new LiveTopic<>(
        kafka,
        Topics.LEXICON,
        tally,
        (id, entry) -> {
          List<String> problems = tagger.problems(id, entry);
          return problems.isEmpty()
              ? new Setting.Usable<>(entry)
              : new Setting.Refused<>("entry " + id + ": " + String.join("; ", problems));
        },
        tagger::replace);
  }

  /** A rule is checked as it would have been at the door. */
  private static LiveTopic<Rule, ReadyRule> rules(
      KafkaConnection kafka, LiveRules rules, Tally tally) {
    RuleChecker checker = new RuleChecker();
    return new LiveTopic<>(
        kafka, Topics.RULES, tally, (id, rule) -> ready(checker, id, rule), rules::replace);
  }

  private static Setting<ReadyRule> ready(RuleChecker checker, String id, Rule rule) {
    if (!id.equals(rule.id())) {
      return new Setting.Refused<>("the record's key is not the rule's id '" + rule.id() + "'");
    }
    Checked checked = checker.check(rule);
    return checked instanceof Checked.Good good
        ? new Setting.Usable<>(good.rule())
        : new Setting.Refused<>(
            "rule " + id + ": " + String.join("; ", ((Checked.Bad) checked).problems()));
  }
}
