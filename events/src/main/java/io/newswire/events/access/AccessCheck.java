package io.newswire.events.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.newswire.events.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Asks a cluster which of its rights a role lacks there. Kafka's own refusals name at most the
 * resource, and often come long after the start; this names the right.
 *
 * <p>What does not exist yet is taken to be allowed where Kafka cannot be asked before: of topics
 * that are yet to be made, only whether they may be made; of transactions, whether they may be
 * seen, which {@code WRITE} includes. Changes nothing.
 */
public final class AccessCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What the name of something is that nobody has, after a prefix. */
  private static final String ANY = "check";

  private final Admin admin;

  private AccessCheck(Admin admin) {
    this.admin = admin;
  }

  /**
   * The rights that a role lacks.
   *
   * @param kafka the cluster, and as whom it is spoken to
   * @return those it lacks, in the order of {@link Role#rights()}; all clusters without ACLs give
   *     all
   * @throws AuthenticationException when the cluster does not accept who this is
   * @throws KafkaException when it does not answer
   */
  public static List<Right> missing(KafkaConnection kafka, Role role) {
    int patience = (int) PATIENCE.toMillis();
    Map<String, Object> settings =
        kafka.with(
            Map.of(
                "client.id",
                "newswire-access",
                "request.timeout.ms",
                patience,
                "default.api.timeout.ms",
                patience));
    Admin admin = Admin.create(settings);
    try {
      return new AccessCheck(admin).missing(role.rights());
    } finally {
      admin.close(Duration.ofSeconds(1));
    }
  }

  private List<Right> missing(List<Right> rights) {
    // Those that may be seen; only who is not known at all is refused here.
    Set<String> topics = answer(admin.listTopics().names());
    List<Right> missing = new ArrayList<>();
    rights.stream()
        .collect(groupingBy(Right::resource))
        .forEach(
            (resource, needed) -> {
              Right one = needed.get(0);
              switch (resource.resourceType()) {
                case TOPIC -> missing.addAll(onTopics(one, needed, topics));
                case GROUP -> missing.addAll(lacking(needed, onGroup(resource.name())));
                case TRANSACTIONAL_ID -> {
                  if (!maySeeTransaction(resource.name() + ANY)) {
                    missing.addAll(needed);
                  }
                }
                default -> throw new IllegalArgumentException("cannot be asked for: " + one);
              }
            });
    return rights.stream().filter(missing::contains).toList();
  }

  private Collection<Right> onTopics(Right one, List<Right> needed, Set<String> visible) {
    String name = one.resource().name();
    Set<String> concerned =
        one.isPrefixed()
            ? visible.stream().filter(it -> it.startsWith(name)).collect(toCollection(TreeSet::new))
            : Set.of(name);
    if (one.isPrefixed() && concerned.isEmpty()) {
      return needed.stream()
          .filter(right -> right.operation() == AclOperation.CREATE && !mayCreate(name + ANY))
          .toList();
    }
    return concerned.stream()
        .flatMap(topic -> lacking(needed, onTopic(topic)).stream())
        .collect(toSet());
  }

  private static List<Right> lacking(List<Right> needed, Optional<Set<AclOperation>> allowed) {
    return allowed
        .map(it -> needed.stream().filter(right -> !it.contains(right.operation())).toList())
        .orElse(List.of());
  }

  /** What is allowed on a topic; empty when there is no such topic. */
  private Optional<Set<AclOperation>> onTopic(String name) {
    var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
    return allowed(
        () ->
            answer(admin.describeTopics(List.of(name), options).topicNameValues().get(name))
                .authorizedOperations());
  }

  /** What is allowed on a group; empty when there is no such group. */
  private Optional<Set<AclOperation>> onGroup(String name) {
    var options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
    return allowed(
        () ->
            answer(admin.describeConsumerGroups(List.of(name), options).describedGroups().get(name))
                .authorizedOperations());
  }

  private boolean mayCreate(String topic) {
    NewTopic asked = new NewTopic(topic, Optional.of(1), Optional.empty());
    var options = new CreateTopicsOptions().validateOnly(true);
    return allowed(
            () -> {
              answer(admin.createTopics(List.of(asked), options).all());
              return Set.of(AclOperation.CREATE);
            })
        .map(it -> !it.isEmpty())
        .orElse(true);
  }

  private boolean maySeeTransaction(String id) {
    return allowed(
            () -> {
              answer(admin.describeTransactions(List.of(id)).description(id));
              return Set.of(AclOperation.DESCRIBE);
            })
        .map(it -> !it.isEmpty())
        .orElse(true);
  }

  /** What a question says is allowed: nothing when it is refused, empty when there is no such. */
  private static Optional<Set<AclOperation>> allowed(Question question) {
    try {
      return Optional.ofNullable(question.ask());
    } catch (AuthorizationException e) {
      return Optional.of(Set.of());
    } catch (AuthenticationException | org.apache.kafka.common.errors.TimeoutException e) {
      throw e;
    } catch (ApiException e) {
      return Optional.empty();
    }
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka
          ? kafka
          : new KafkaException(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException(
          "no answer within " + PATIENCE.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  /** Asks the cluster what is allowed. */
  private interface Question {
    Set<AclOperation> ask();
  }
}
