package io.newswire.app.up;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The Chromium of this machine, without a window. */
final class Browser {

  private Browser() {}

  /**
   * Opens one. Where there is none, the test ends and says so; with {@code -Dbrowser=required} it
   * fails there.
   *
   * @param profile an empty folder
   */
  static ChromeDriver open(Path profile, int width, int height) {
    Optional<Path> program =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(Browser::onPath)
            .flatMap(Optional::stream)
            .findFirst();
    Optional<Path> driver = onPath("chromedriver");
    if (program.isEmpty() || driver.isEmpty()) {
      String missing = "no Chromium with its driver is installed";
      if ("required".equals(System.getProperty("browser"))) {
        Assertions.fail(missing + ", and -Dbrowser=required");
      }
      Assumptions.abort(missing + ": the page was not tested");
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program.get().toFile());
    options.addArguments(
        "--headless=new",
        // Chromium refuses its sandbox to root, as which CI often runs.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--user-data-dir=" + profile,
        "--window-size=" + width + "," + height);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.get().toFile()).build();
    return new ChromeDriver(service, options);
  }

  private static Optional<Path> onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
