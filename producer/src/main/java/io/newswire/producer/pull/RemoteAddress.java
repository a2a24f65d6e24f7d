package io.newswire.producer.pull;

import java.net.URI;

/**
 * Where a folder on another machine is.
 *
 * @param host the machine
 * @param port its port
 * @param user who logs in, null when the address names nobody
 * @param path the folder; relative to where the user is put at login when it does not begin with a
 *     slash, empty for that place itself
 */
record RemoteAddress(String host, int port, String user, String path) {

  private static final String FROM_HOME = "/~/";

  /** The parts of a source's address. */
  static RemoteAddress of(URI url, int usualPort) {
    String path = url.getPath() == null ? "" : url.getPath();
    String folder =
        (path + "/").startsWith(FROM_HOME)
            ? path.substring(Math.min(path.length(), FROM_HOME.length()))
            : path;
    String shorter =
        folder.length() > 1 && folder.endsWith("/")
            ? folder.substring(0, folder.length() - 1)
            : folder;
    return new RemoteAddress(
        url.getHost(), url.getPort() < 0 ? usualPort : url.getPort(), url.getUserInfo(), shorter);
  }
}
