package io.newswire.producer.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.producer.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;

/**
 * A folder reached by FTP, with TLS or without. Data connections are passive, and go to the machine
 * of the control connection whatever the server says.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc959">RFC 959</a>, <a
 *     href="https://www.rfc-editor.org/rfc/rfc4217">RFC 4217</a>
 */
final class FtpFolder implements RemoteFolder {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int USUAL_PORT = 21;

  /** Where TLS begins with the connection instead of by a command. */
  private static final int IMPLICIT_TLS_PORT = 990;

  private final FTPClient client;

  private FtpFolder(FTPClient client) {
    this.client = client;
  }

  /**
   * Connects, logs in, and goes to the folder.
   *
   * @param password of the user, empty for none
   * @param allowed which addresses may be connected to
   * @param tls whom to trust, null for whom Java trusts
   */
  static FtpFolder open(
      Source.Remote source,
      Optional<String> password,
      Predicate<InetAddress> allowed,
      SSLContext tls)
      throws IOException {
    RemoteAddress address = RemoteAddress.of(source.url(), USUAL_PORT);
    FTPClient client = client(source, address, tls);
    client.setSocketFactory(new GuardedSockets(allowed));
    client.setControlEncoding(UTF_8);
    client.setConnectTimeout((int) PATIENCE.toMillis());
    client.setDefaultTimeout((int) PATIENCE.toMillis());
    client.setDataTimeout(PATIENCE);
    try {
      client.connect(address.host(), address.port());
      require(client, FTPReply.isPositiveCompletion(client.getReplyCode()), "unreachable");
      if (client instanceof FTPSClient secured) {
        secured.execPBSZ(0);
        secured.execPROT("P");
      }
      String user = address.user() == null ? "anonymous" : address.user();
      require(client, client.login(user, password.orElse("anonymous@")), "login-refused");
      require(client, client.setFileType(FTP.BINARY_FILE_TYPE), "protocol");
      client.enterLocalPassiveMode();
      if (!address.path().isEmpty()) {
        require(client, client.changeWorkingDirectory(address.path()), "no-folder");
      }
      return new FtpFolder(client);
    } catch (IOException e) {
      disconnect(client);
      throw e;
    }
  }

  private static FTPClient client(Source.Remote source, RemoteAddress address, SSLContext tls) {
    if (source.url().getScheme().equalsIgnoreCase("ftp")) {
      return new FTPClient();
    }
    boolean implicit = address.port() == IMPLICIT_TLS_PORT;
    FTPSClient secured = tls == null ? new FTPSClient(implicit) : new FTPSClient(implicit, tls);
    secured.setTrustManager(null); // the library's own trusts everybody, Java's does not
    secured.setEndpointCheckingEnabled(true);
    return secured;
  }

  @Override
  public List<RemoteFile> list() throws IOException {
    FTPFile[] listed = client.listFiles();
    require(client, FTPReply.isPositiveCompletion(client.getReplyCode()), "no-folder");
    List<RemoteFile> files = new ArrayList<>();
    for (FTPFile file : listed) {
      if (file != null && file.isFile()) {
        Instant modified =
            file.getTimestampInstant() == null ? Instant.EPOCH : file.getTimestampInstant();
        files.add(new RemoteFile(file.getName(), file.getSize(), modified));
      }
    }
    if (files.size() > MOST_FILES) {
      throw RemoteFolder.tooMany();
    }
    return files;
  }

  @Override
  public InputStream open(RemoteFile file) throws IOException {
    InputStream data = client.retrieveFileStream(file.name());
    if (data == null) {
      throw new UnreadableFileException("unreadable", "the server says: " + reply(client));
    }
    return new WholeStream(data, file) {
      private boolean open = true;

      @Override
      public void close() throws IOException {
        if (open) {
          open = false;
          super.close();
          require(client, client.completePendingCommand(), "broken-off");
        }
      }
    };
  }

  @Override
  public void move(RemoteFile file, String folder) throws IOException {
    String target = folder + "/" + file.name();
    if (!client.rename(file.name(), target)) {
      client.makeDirectory(folder);
      require(client, client.rename(file.name(), target), "not-moved");
    }
  }

  @Override
  public void delete(RemoteFile file) throws IOException {
    require(client, client.deleteFile(file.name()), "not-deleted");
  }

  private static void require(FTPClient client, boolean done, String code) throws PullException {
    if (!done) {
      throw new PullException(code, "the server says: " + reply(client));
    }
  }

  private static String reply(FTPClient client) {
    String reply = client.getReplyString();
    return reply == null ? "nothing" : reply.strip();
  }

  @Override
  public void close() {
    try {
      client.logout();
    } catch (IOException e) {
      // It is closed all the same.
    } finally {
      disconnect(client);
    }
  }

  private static void disconnect(FTPClient client) {
    try {
      client.disconnect();
    } catch (IOException e) {
      // There is nothing left to close.
    }
  }
}
