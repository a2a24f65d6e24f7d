package io.newswire.events.access;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Everybody who speaks to the cluster, with the rights that each needs and no more. ACLs,
 * documentation, tests and the check at a service's start all read this list.
 */
public enum Role {
  /** {@code newswire producer}. */
  PRODUCER("newswire producer"),
  /** {@code newswire streams}. */
  STREAMS("newswire streams"),
  /** {@code newswire consumer}. */
  CONSUMER("newswire consumer"),
  /** {@code newswire topics apply}. */
  TOPICS("newswire topics plan and apply"),
  /** The commands of the day-to-day work. */
  OPERATOR("publish, backfill, tail, rejected, rules, lexicon, sources, retag, doctor");

  /** The group in which the consumer's instances share out partitions. */
  public static final String CONSUMER_GROUP = "newswire-store";

  /** The application id of streams: its group, and what its transactions and topics begin with. */
  public static final String STREAMS_APPLICATION = "newswire-streams";

  private static final String STREAMS_PREFIX = STREAMS_APPLICATION + "-";

  private final String who;

  Role(String who) {
    this.who = who;
  }

  /** Which programs or commands it is, in words. */
  public String who() {
    return who;
  }

  /** Its name in commands and documentation, e.g. {@code streams}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it may do, each once. */
  public List<Right> rights() {
    Rights rights = new Rights();
    switch (this) {
      case PRODUCER ->
          rights
              .on(Topics.RAW, WRITE)
              .on(Topics.REJECTED, WRITE)
              .on(Topics.DECLARATIONS, READ)
              .on(Topics.POSITIONS, READ, WRITE)
              .on(Topics.SOURCES, READ, WRITE);
      case STREAMS -> {
        rights.on(Topics.RAW, READ).on(Topics.RULES, READ).on(Topics.LEXICON, READ);
        rights
            .on(Topics.ARTICLES, WRITE)
            .on(Topics.DUPLICATES, WRITE)
            .on(Topics.REJECTED, WRITE)
            .on(Topics.RETRACTIONS, WRITE)
            .on(Topics.ALERTS, WRITE);
        Topics.routes().forEach(route -> rights.on(route, WRITE));
        rights
            // What was read from a repartition topic is deleted from it.
            .startingWith(ResourceType.TOPIC, STREAMS_PREFIX, READ, WRITE, CREATE, DELETE)
            .on(ResourceType.GROUP, STREAMS_APPLICATION, READ)
            .startingWith(ResourceType.TRANSACTIONAL_ID, STREAMS_PREFIX, WRITE);
      }
      case CONSUMER ->
          rights
              // How many there are, for the sum that must come out even.
              .on(Topics.RAW, DESCRIBE)
              .on(Topics.ARTICLES, READ)
              .on(Topics.DUPLICATES, READ)
              .on(Topics.REJECTED, READ)
              .on(Topics.RETRACTIONS, READ)
              .on(Topics.ALERTS, READ)
              .on(ResourceType.GROUP, CONSUMER_GROUP, READ);
      case TOPICS -> Topics.all().forEach(topic -> rights.on(topic, CREATE, ALTER, ALTER_CONFIGS));
      case OPERATOR -> {
        Topics.all().forEach(topic -> rights.on(topic, READ, DESCRIBE_CONFIGS));
        rights
            .on(Topics.RAW, WRITE)
            .on(Topics.REJECTED, WRITE)
            .on(Topics.REPLAYS, WRITE)
            .on(Topics.DECLARATIONS, WRITE)
            .on(Topics.RULES, WRITE)
            .on(Topics.LEXICON, WRITE)
            .on(Topics.RETAGGED, WRITE);
      }
    }
    return List.copyOf(rights.all);
  }

  /** The topics of the contract that it has to do with. */
  public Set<String> topics() {
    return rights().stream()
        .map(Right::resource)
        .filter(resource -> resource.resourceType() == ResourceType.TOPIC)
        .filter(resource -> resource.patternType() == PatternType.LITERAL)
        .map(ResourcePattern::name)
        .collect(toUnmodifiableSet());
  }

  /** Rights in the making. */
  private static final class Rights {

    private final List<Right> all = new ArrayList<>();

    Rights on(Topic<?> topic, AclOperation... operations) {
      return on(ResourceType.TOPIC, topic.name(), operations);
    }

    Rights on(ResourceType type, String name, AclOperation... operations) {
      return add(new ResourcePattern(type, name, PatternType.LITERAL), operations);
    }

    Rights startingWith(ResourceType type, String prefix, AclOperation... operations) {
      return add(new ResourcePattern(type, prefix, PatternType.PREFIXED), operations);
    }

    private Rights add(ResourcePattern resource, AclOperation... operations) {
      for (AclOperation operation : operations) {
        all.add(new Right(operation, resource));
      }
      return this;
    }
  }
}
