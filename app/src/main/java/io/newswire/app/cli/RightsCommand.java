package io.newswire.app.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.newswire.events.access.Right;
import io.newswire.events.access.Role;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says who needs which rights on a cluster. */
@Command(
    name = "rights",
    description = "Show which rights each service needs on a cluster that asks for rights.")
final class RightsCommand implements Callable<Integer> {

  private static final Pattern WORD_BREAK = Pattern.compile("_");

  @Parameters(
      paramLabel = "ROLE",
      arity = "0..*",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<Role> roles = List.of(Role.values());

  @Option(
      names = "--acls",
      description = "Print the commands of Kafka's kafka-acls.sh that give them.")
  private boolean acls;

  @Option(
      names = "--principal",
      paramLabel = "NAME",
      defaultValue = "User:newswire-%s",
      description = {
        "Whom the commands give them to, %%s being the role in lower case;"
            + " User:newswire-%%s without it."
      })
  private String principal;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(acls ? commands(roles, principal) : table(roles));
    return ExitCodes.OK;
  }

  /** A table in Markdown: what a role may do, and on what. */
  static String table(List<Role> roles) {
    StringBuilder table = new StringBuilder("| role | may | on |\n| --- | --- | --- |\n");
    for (Role role : roles) {
      byResource(role).entrySet().stream()
          .collect(
              groupingBy(
                  resource -> operations(resource.getValue()),
                  LinkedHashMap::new,
                  mapping(resource -> code(resource.getValue().get(0).on()), joining(", "))))
          .forEach(
              (may, on) -> table.append("| %s | %s | %s |%n".formatted(role.label(), may, on)));
    }
    return table.toString();
  }

  private static String operations(List<Right> rights) {
    return rights.stream().map(right -> right.operation().name()).collect(joining(", "));
  }

  private static String code(String on) {
    int name = on.lastIndexOf(' ') + 1;
    return on.substring(0, name) + "`" + on.substring(name) + "`";
  }

  private static String commands(List<Role> roles, String principal) {
    StringBuilder commands = new StringBuilder();
    for (Role role : roles) {
      byResource(role)
          .forEach(
              (resource, rights) ->
                  commands.append(
                      "kafka-acls.sh --bootstrap-server \"$KAFKA\" --command-config admin.properties"
                          + " --add --allow-principal '%s' %s --%s '%s' --resource-pattern-type %s%n"
                              .formatted(
                                  principal.replace("%s", role.label()),
                                  rights.stream()
                                      .map(right -> "--operation " + name(right.operation()))
                                      .collect(joining(" ")),
                                  option(resource),
                                  resource.name(),
                                  resource.patternType().name().toLowerCase(Locale.ROOT))));
    }
    return commands.toString();
  }

  private static Map<ResourcePattern, List<Right>> byResource(Role role) {
    return role.rights().stream()
        .collect(groupingBy(Right::resource, LinkedHashMap::new, toList()));
  }

  /** As kafka-acls.sh calls the kind of a resource. */
  private static String option(ResourcePattern resource) {
    return resource.resourceType().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As kafka-acls.sh calls an operation, e.g. {@code DescribeConfigs}. */
  private static String name(AclOperation operation) {
    return WORD_BREAK
        .splitAsStream(operation.name())
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(joining());
  }
}
