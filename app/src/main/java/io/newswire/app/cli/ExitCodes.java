package io.newswire.app.cli;

/** The exit codes of {@code newswire}; every command's help lists them. */
final class ExitCodes {

  /** All went well. */
  static final int OK = 0;

  /** It could not be done; one line on standard error says why. */
  static final int FAILED = 1;

  /** It was done, but some of the input was rejected; standard error says which and why. */
  static final int SOME_REJECTED = 2;

  /** The command line is wrong; {@code EX_USAGE} of BSD's sysexits. */
  static final int USAGE = 64;

  private ExitCodes() {}
}
