package io.newswire.app.embedded;

import io.newswire.events.KafkaConnection;
import io.newswire.events.access.Right;
import io.newswire.events.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * A broker that lets in nobody without TLS and a password, and nobody do anything without an ACL.
 * The test itself comes in by a door of its own.
 */
public final class SecureBroker implements AutoCloseable {

  private static final String STORE_PASSWORD = "a-test-of-tls";
  private static final String MECHANISM = "SCRAM-SHA-512";

  private final EmbeddedKafka kafka;
  private final int securePort;
  private final Path folder;

  private SecureBroker(EmbeddedKafka kafka, int securePort, Path folder) {
    this.kafka = kafka;
    this.securePort = securePort;
    this.folder = folder;
  }

  /** Starts one, with certificates made for it. */
  public static SecureBroker start(Path folder) throws Exception {
    makeCertificates(folder);
    int securePort = Ports.free();
    Witness.SEEN.clear();
    EmbeddedKafka kafka =
        EmbeddedKafka.start(
            folder.resolve("kafka"), Ports.free(), usual -> secured(usual, securePort, folder));
    return new SecureBroker(kafka, securePort, folder);
  }

  private static Map<String, String> secured(Map<String, String> usual, int port, Path folder) {
    Map<String, String> settings = new HashMap<>(usual);
    String secure = ",SECURE://127.0.0.1:" + port;
    settings.merge("listeners", secure, String::concat);
    settings.merge("advertised.listeners", secure, String::concat);
    settings.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", folder.resolve("broker.p12").toString());
    settings.put("ssl.keystore.password", STORE_PASSWORD);
    settings.put("sasl.enabled.mechanisms", MECHANISM);
    settings.put(
        "listener.name.secure."
            + MECHANISM.toLowerCase(java.util.Locale.ROOT)
            + ".sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    settings.put("authorizer.class.name", Witness.class.getName());
    settings.put("super.users", "User:ANONYMOUS");
    return settings;
  }

  /** The test's own connection, which may do everything. */
  public KafkaConnection own() {
    return KafkaConnection.to(kafka.bootstrapServers());
  }

  /** What a client needs to come in as a role, as lines of its file of Kafka settings. */
  public Map<String, String> settings(Role role, String password) {
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "ssl.truststore.type",
        "PKCS12",
        "ssl.truststore.location",
        folder.resolve("trust.p12").toString(),
        "ssl.truststore.password",
        STORE_PASSWORD,
        "sasl.mechanism",
        MECHANISM,
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(role.label(), password));
  }

  /** Where clients come in. */
  public String address() {
    return EmbeddedKafka.address(securePort);
  }

  /** A role's connection. */
  public KafkaConnection as(Role role) {
    return new KafkaConnection(address(), settings(role, password(role)));
  }

  /** The password of a role. */
  public static String password(Role role) {
    return "secret-of-" + role.label();
  }

  /** The principal of a role. */
  public static String principal(Role role) {
    return "User:" + role.label();
  }

  /** Makes each role known, with its rights. */
  public void admitAll() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(own().with(Map.of()))) {
      List<AclBinding> acls = new ArrayList<>();
      for (Role role : Role.values()) {
        admin
            .alterUserScramCredentials(
                List.of(
                    new UserScramCredentialUpsertion(
                        role.label(),
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                        password(role))))
            .all()
            .get();
        role.rights().forEach(right -> acls.add(right.to(principal(role))));
      }
      admin.createAcls(acls).all().get();
    }
  }

  /** Takes a right away from a role. */
  public void take(Role role, Right right) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(own().with(Map.of()))) {
      admin.deleteAcls(List.of(right.to(principal(role)).toFilter())).all().get();
    }
  }

  /** Gives a right to a role. */
  public void give(Role role, Right right) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(own().with(Map.of()))) {
      admin.createAcls(List.of(right.to(principal(role)))).all().get();
    }
  }

  /** The rights of a role that were asked for since it started, of those that it has. */
  public Set<Right> used(Role role) {
    Set<Right> used = ConcurrentHashMap.newKeySet();
    for (Right right : role.rights()) {
      boolean seen =
          Witness.SEEN.stream()
              .filter(use -> use.principal().equals(principal(role)))
              .map(Witness.Use::action)
              .anyMatch(
                  action ->
                      action.operation() == right.operation()
                          && action.resourcePattern().resourceType()
                              == right.resource().resourceType()
                          && (right.isPrefixed()
                              ? action.resourcePattern().name().startsWith(right.resource().name())
                              : action.resourcePattern().name().equals(right.resource().name())));
      if (seen) {
        used.add(right);
      }
    }
    return used;
  }

  @Override
  public void close() {
    kafka.close();
  }

  private static void makeCertificates(Path folder) throws Exception {
    Files.createDirectories(folder);
    keytool(
        folder,
        "-genkeypair -alias broker -keyalg EC -groupname secp256r1 -validity 2 -dname CN=localhost"
            + " -ext san=ip:127.0.0.1,dns:localhost -storetype PKCS12 -keystore broker.p12");
    keytool(folder, "-exportcert -alias broker -keystore broker.p12 -file broker.crt");
    keytool(
        folder,
        "-importcert -noprompt -alias broker -file broker.crt -storetype PKCS12 -keystore trust.p12");
  }

  private static void keytool(Path folder, String arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-storepass", STORE_PASSWORD));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try (InputStream said = process.getInputStream()) {
      String words = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("keytool: " + words);
      }
    }
  }

  /** Kafka's own authorizer, which also notes what it was asked and allowed in earnest. */
  public static final class Witness extends StandardAuthorizer {

    /** Kafka makes the instances, hence one list for all. */
    private static final Set<Use> SEEN = ConcurrentHashMap.newKeySet();

    @Override
    public List<AuthorizationResult> authorize(
        AuthorizableRequestContext context, List<Action> actions) {
      List<AuthorizationResult> results = super.authorize(context, actions);
      for (int i = 0; i < actions.size(); i++) {
        Action action = actions.get(i);
        // Whoever only asks what is allowed leaves no trace in the log either.
        if (results.get(i) == AuthorizationResult.ALLOWED && action.logIfAllowed()) {
          SEEN.add(new Use(context.principal().toString(), action));
        }
      }
      return results;
    }

    /** Something that was done. */
    private record Use(String principal, Action action) {}
  }
}
