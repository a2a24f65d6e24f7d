package io.newswire.events.access;

import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * One thing that somebody may do, in the terms of Kafka's ACLs.
 *
 * @param operation what is done; {@code READ}, {@code WRITE}, {@code DELETE} and {@code ALTER}
 *     include {@code DESCRIBE}, {@code ALTER_CONFIGS} includes {@code DESCRIBE_CONFIGS}
 * @param resource to what
 */
public record Right(AclOperation operation, ResourcePattern resource) {

  private static final String ANY_HOST = "*";

  /** Both are needed. */
  public Right {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(resource, "resource");
  }

  /**
   * The ACL that gives it, from any host.
   *
   * @param principal to whom, e.g. {@code User:newswire-streams}
   */
  public AclBinding to(String principal) {
    return new AclBinding(
        resource, new AccessControlEntry(principal, ANY_HOST, operation, AclPermissionType.ALLOW));
  }

  /** Whether it is for all resources whose names begin alike. */
  public boolean isPrefixed() {
    return resource.patternType() == PatternType.PREFIXED;
  }

  /** The resource in words, e.g. {@code topic news.raw} or {@code topic newswire-streams-*}. */
  public String on() {
    String kind = resource.resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return kind + " " + resource.name() + (isPrefixed() ? "*" : "");
  }

  /** For people, e.g. {@code WRITE on topic news.raw}. */
  @Override
  public String toString() {
    return operation + " on " + on();
  }
}
