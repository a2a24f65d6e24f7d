package io.newswire.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that was built. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    Properties built = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/newswire.properties")) {
      built.load(in);
    }
    return new String[] {
      "newswire " + built.getProperty("version") + " (Java " + Runtime.version() + ")"
    };
  }
}
