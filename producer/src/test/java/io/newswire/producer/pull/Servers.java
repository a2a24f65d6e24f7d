package io.newswire.producer.pull;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Real FTP and SFTP servers on this machine, for one user and one folder. */
final class Servers implements AutoCloseable {

  static final String USER = "wire";
  static final String PASSWORD = "a-secret-of-the-agency";

  private final Path folder;
  private FtpServer ftp;
  private SshServer ssh;

  Servers(Path folder) {
    this.folder = folder;
  }

  /** Starts an FTP server. */
  int ftp() throws FtpException {
    return ftp(new ListenerFactory());
  }

  /** Starts an FTP server that speaks TLS when it is told to. */
  int ftps(Path keyStore, String password) throws FtpException {
    var tls = new SslConfigurationFactory();
    tls.setKeystoreFile(keyStore.toFile());
    tls.setKeystorePassword(password);
    var listener = new ListenerFactory();
    listener.setSslConfiguration(tls.createSslConfiguration());
    return ftp(listener);
  }

  private int ftp(ListenerFactory listenerFactory) throws FtpException {
    listenerFactory.setServerAddress("127.0.0.1");
    listenerFactory.setPort(0);
    Listener listener = listenerFactory.createListener();
    var factory = new FtpServerFactory();
    factory.setListeners(new HashMap<>(Map.of("default", listener)));
    var user = new BaseUser();
    user.setName(USER);
    user.setPassword(PASSWORD);
    user.setHomeDirectory(folder.toString());
    user.setAuthorities(List.of(new WritePermission()));
    factory.getUserManager().save(user);
    ftp = factory.createServer();
    ftp.start();
    return listener.getPort();
  }

  /** Starts an SFTP server. */
  int sftp(KeyPairProvider hostKeys) throws IOException {
    ssh = SshServer.setUpDefaultServer();
    ssh.setHost("127.0.0.1");
    ssh.setPort(0);
    ssh.setKeyPairProvider(hostKeys);
    ssh.setPasswordAuthenticator(
        (user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
    ssh.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    ssh.setFileSystemFactory(new VirtualFileSystemFactory(folder.toAbsolutePath()));
    ssh.start();
    return ssh.getPort();
  }

  /** Lets a user in who has a key. */
  void admit(PublicKey key) {
    ssh.setPublickeyAuthenticator(
        (user, offered, session) -> user.equals(USER) && KeyUtils.compareKeys(key, offered));
  }

  /** The fingerprint of a key as OpenSSH prints it. */
  static String fingerprint(PublicKey key) {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
  }

  @Override
  public void close() throws IOException {
    if (ftp != null) {
      ftp.stop();
    }
    if (ssh != null) {
      ssh.stop(true);
    }
  }
}
