package io.newswire.app.up;

/** A port that is needed is taken by another program; the message says how to choose another. */
public final class PortInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A port that is taken.
   *
   * @param who what it is needed for
   * @param option the option that chooses another
   */
  public PortInUseException(int port, String who, String option) {
    super(
        "port %d, for %s, is in use by another program; choose another: %s %d"
            .formatted(port, who, option, port < 60_000 ? port + 1_000 : port - 1_000));
  }
}
