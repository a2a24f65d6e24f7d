package io.newswire.producer.pull;

import io.newswire.producer.net.ForbiddenAddressException;
import io.newswire.producer.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * A folder reached by SFTP, on a server whose key is known.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4253">RFC 4253</a>, <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-02">SFTP version 3</a>
 */
final class SftpFolder implements RemoteFolder {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int USUAL_PORT = 22;

  private final SshClient ssh;
  private final SftpClient client;
  private final String folder;

  private SftpFolder(SshClient ssh, SftpClient client, String folder) {
    this.ssh = ssh;
    this.client = client;
    this.folder = folder;
  }

  /**
   * Connects, compares the server's key, logs in.
   *
   * @param password of the user or of the private key, empty for none
   * @param allowed which addresses may be connected to
   */
  static SftpFolder open(
      Source.Remote source, Optional<String> password, Predicate<InetAddress> allowed)
      throws IOException {
    RemoteAddress address = RemoteAddress.of(source.url(), USUAL_PORT);
    InetAddress machine = InetAddress.getByName(address.host());
    if (!allowed.test(machine)) {
      throw new ForbiddenAddressException(address.host(), machine);
    }
    HostKeys hostKeys = HostKeys.of(source, address);
    SshClient ssh = client(source, password, hostKeys);
    try {
      ClientSession session =
          ssh.connect(address.user(), new InetSocketAddress(machine, address.port()))
              .verify(PATIENCE)
              .getSession();
      if (source.privateKeyFile() == null) {
        password.ifPresent(session::addPasswordIdentity);
      }
      logIn(session, hostKeys);
      SftpClient client = SftpClientFactory.instance().createSftpClient(session);
      return new SftpFolder(ssh, client, address.path().isEmpty() ? "." : address.path());
    } catch (IOException e) {
      ssh.stop();
      throw e;
    }
  }

  private static SshClient client(
      Source.Remote source, Optional<String> password, HostKeys hostKeys) {
    SshClient ssh = SshClient.setUpDefaultClient();
    ssh.setServerKeyVerifier(hostKeys);
    ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    ssh.setKeyIdentityProvider(identity(source.privateKeyFile()));
    password.map(FilePasswordProvider::of).ifPresent(ssh::setFilePasswordProvider);
    CoreModuleProperties.NIO_WORKERS.set(ssh, 1);
    CoreModuleProperties.AUTH_TIMEOUT.set(ssh, PATIENCE);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(ssh, PATIENCE);
    CoreModuleProperties.IDLE_TIMEOUT.set(ssh, PATIENCE.multipliedBy(2));
    ssh.start();
    return ssh;
  }

  /** The key that the source names, and none of those that lie in the user's home. */
  private static KeyIdentityProvider identity(Path privateKey) {
    return privateKey == null
        ? KeyIdentityProvider.EMPTY_KEYS_PROVIDER
        : new FileKeyPairProvider(privateKey);
  }

  private static void logIn(ClientSession session, HostKeys hostKeys) throws IOException {
    try {
      session.auth().verify(PATIENCE);
    } catch (IOException e) {
      Optional<PullException> refused = hostKeys.refusal();
      if (refused.isPresent()) {
        throw refused.get();
      }
      throw session.isOpen() || session.isAuthenticated()
          ? new PullException("login-refused", "the server says: " + e.getMessage(), e)
          : e;
    }
  }

  @Override
  public List<RemoteFile> list() throws IOException {
    List<RemoteFile> files = new ArrayList<>();
    try {
      for (SftpClient.DirEntry entry : client.readDir(folder)) {
        SftpClient.Attributes attributes = entry.getAttributes();
        if (attributes.isRegularFile()) {
          Instant modified =
              attributes.getModifyTime() == null
                  ? Instant.EPOCH
                  : attributes.getModifyTime().toInstant();
          files.add(new RemoteFile(entry.getFilename(), attributes.getSize(), modified));
        }
        if (files.size() > MOST_FILES) {
          throw RemoteFolder.tooMany();
        }
      }
    } catch (SftpException e) {
      throw named(e, "no-folder", folder);
    }
    return files;
  }

  @Override
  public InputStream open(RemoteFile file) throws IOException {
    try {
      return new WholeStream(client.read(path(file)), file);
    } catch (SftpException e) {
      throw new UnreadableFileException(
          "unreadable", named(e, "unreadable", file.name()).getMessage());
    }
  }

  @Override
  public void move(RemoteFile file, String to) throws IOException {
    String target = (to.startsWith("/") ? to : folder + "/" + to) + "/" + file.name();
    try {
      client.rename(path(file), target);
    } catch (SftpException first) {
      makeFolder(target.substring(0, target.lastIndexOf('/')));
      try {
        client.rename(path(file), target);
      } catch (SftpException e) {
        throw named(e, "not-moved", file.name());
      }
    }
  }

  private void makeFolder(String path) throws IOException {
    try {
      client.mkdir(path);
    } catch (SftpException e) {
      // It is there, or the renaming that follows says what is wrong.
    }
  }

  @Override
  public void delete(RemoteFile file) throws IOException {
    try {
      client.remove(path(file));
    } catch (SftpException e) {
      throw named(e, "not-deleted", file.name());
    }
  }

  private String path(RemoteFile file) {
    return folder + "/" + file.name();
  }

  private static PullException named(SftpException e, String code, String what) {
    return new PullException(
        code,
        "%s: the server says: %s (%s)"
            .formatted(what, e.getMessage(), SftpConstants.getStatusName(e.getStatus())),
        e);
  }

  @Override
  public void close() throws IOException {
    try {
      client.close();
    } finally {
      ssh.stop();
    }
  }
}
