package io.newswire.producer.pull;

import io.newswire.producer.source.Source;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;

/**
 * Compares a server's key with the fingerprint that its source states, else with a file of known
 * hosts. An unknown key is refused, and named, so that somebody can compare it and state it.
 */
final class HostKeys implements ServerKeyVerifier {

  private final String fingerprint;
  private final Path knownHosts;
  private final RemoteAddress address;
  private volatile PullException refusal;

  private HostKeys(String fingerprint, Path knownHosts, RemoteAddress address) {
    this.fingerprint = fingerprint;
    this.knownHosts = knownHosts;
    this.address = address;
  }

  /** What a source says of its server's key. */
  static HostKeys of(Source.Remote source, RemoteAddress address) {
    Path usual = Path.of(System.getProperty("user.home"), ".ssh", "known_hosts");
    return new HostKeys(
        source.hostKey() == null ? null : source.hostKey().replaceFirst("=$", ""),
        source.knownHosts() == null ? usual : source.knownHosts(),
        address);
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
    String offered = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    boolean known = fingerprint == null ? isListed(session, key) : fingerprint.equals(offered);
    if (!known) {
      refusal =
          new PullException(
              "unknown-host-key",
              "%s has the key %s, which is not %s; compare it with what the provider says, and state it: hostKey: \"%s\""
                  .formatted(
                      address.host(),
                      offered,
                      fingerprint == null ? "in " + knownHosts : "the one stated",
                      offered));
    }
    return known;
  }

  private boolean isListed(ClientSession session, PublicKey key) {
    if (!Files.isReadable(knownHosts)) {
      return false;
    }
    var listed = new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, knownHosts);
    return listed.verifyServerKey(session, session.getConnectAddress(), key);
  }

  /** Why the key was refused; empty when it was not. */
  Optional<PullException> refusal() {
    return Optional.ofNullable(refusal);
  }
}
