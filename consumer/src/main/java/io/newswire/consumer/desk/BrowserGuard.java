package io.newswire.consumer.desk;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Set;

/**
 * What keeps other web pages out: a policy by which the page loads nothing but its own files, and,
 * while the desk serves this machine only, a check that it is asked for by this machine's name.
 * Without it any page could read the wire by letting its own name point to 127.0.0.1.
 */
final class BrowserGuard {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean thisMachineOnly;

  BrowserGuard(DeskConfig config) {
    this.thisMachineOnly = THIS_MACHINE.contains(config.host()) || config.host().equals("::1");
  }

  void check(Context context) {
    context.header("content-security-policy", POLICY);
    context.header("x-content-type-options", "nosniff");
    context.header("referrer-policy", "no-referrer");
    context.header("cross-origin-resource-policy", "same-origin");
    if (thisMachineOnly && !THIS_MACHINE.contains(withoutPort(context.header("host")))) {
      throw new ForbiddenResponse(
          "the desk serves this machine only: ask for it as localhost or 127.0.0.1");
    }
  }

  private static String withoutPort(String host) {
    return host == null ? "" : host.replaceFirst(":[0-9]*$", "");
  }
}
