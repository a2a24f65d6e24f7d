package io.newswire.consumer.alert.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate made for a test, which nobody trusts who was not told to. */
final class TestCertificate {

  private static final String PASSWORD = "changeit";

  private final Path file;

  private TestCertificate(Path file) {
    this.file = file;
  }

  /**
   * Makes one with a key.
   *
   * @param folder where it is kept
   * @param name whom it is for, as {@code ip:127.0.0.1} or {@code dns:example.org}
   */
  static TestCertificate make(Path folder, String name) throws Exception {
    Path file = folder.resolve(name.replace(':', '-') + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias=smtp",
            "-keyalg=EC",
            "-dname=CN=test",
            "-ext=SAN=" + name,
            "-storetype=PKCS12",
            "-keystore=" + file,
            "-storepass=" + PASSWORD);
    Process process =
        new ProcessBuilder(command.stream().flatMap(TestCertificate::words).toList())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("keytool made no certificate");
    }
    return new TestCertificate(file);
  }

  /** Its options and their values are words of their own; only the first = parts them. */
  private static java.util.stream.Stream<String> words(String option) {
    return option.startsWith("-")
        ? List.of(option.split("=", 2)).stream()
        : java.util.stream.Stream.of(option);
  }

  /** Has the certificate and its key, and trusts nobody else. */
  SSLContext context() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("smtp", store.getCertificate("smtp"));
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
