package io.newswire.app.cli;

/** Nobody reads standard output any more. */
final class BrokenPipe extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
