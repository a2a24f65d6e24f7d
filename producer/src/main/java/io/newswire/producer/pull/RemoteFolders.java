package io.newswire.producer.pull;

import io.newswire.producer.net.AddressRules;
import io.newswire.producer.net.ForbiddenAddressException;
import io.newswire.producer.source.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Opens folders on other machines, by the protocol that their address names. */
final class RemoteFolders {

  private final Secrets secrets;
  private final Predicate<InetAddress> isOutside;
  private final SSLContext tls;

  /**
   * Folders.
   *
   * @param isOutside which addresses any source may be at
   * @param tls whom to trust, null for whom Java trusts
   */
  RemoteFolders(Secrets secrets, Predicate<InetAddress> isOutside, SSLContext tls) {
    this.secrets = secrets;
    this.isOutside = isOutside;
    this.tls = tls;
  }

  /** Those of the real internet. */
  static RemoteFolders real() {
    return new RemoteFolders(new Secrets(System::getenv), AddressRules::isPublic, null);
  }

  /**
   * Opens a folder.
   *
   * @throws IOException when that is not possible; {@link #named} says why
   */
  RemoteFolder open(Source.Remote source) throws IOException {
    Predicate<InetAddress> allowed = source.allowPrivate() ? address -> true : isOutside;
    Optional<String> password = secrets.password(source);
    return source.url().getScheme().equalsIgnoreCase("sftp")
        ? SftpFolder.open(source, password, allowed)
        : FtpFolder.open(source, password, allowed, tls);
  }

  /** A failure with its reason code. */
  static PullException named(Throwable failure, Source.Remote source) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PullException known) {
        return known;
      }
      if (cause instanceof ForbiddenAddressException) {
        return new PullException(ForbiddenAddressException.CODE, cause.getMessage(), failure);
      }
    }
    String code;
    if (failure instanceof UnknownHostException) {
      code = "unknown-host";
    } else if (failure instanceof SocketTimeoutException) {
      code = "timeout";
    } else if (failure instanceof SSLException) {
      code = "tls";
    } else {
      code = "unreachable";
    }
    return new PullException(code, source.url() + ": " + failure.getMessage(), failure);
  }
}
