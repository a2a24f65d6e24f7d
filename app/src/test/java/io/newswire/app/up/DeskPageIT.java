package io.newswire.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.consumer.alert.AlertConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The page in a real browser, while the demo wire plays. */
class DeskPageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path data;
  @TempDir private Path profile;

  private ChromeDriver browser;
  private Station station;

  @BeforeEach
  void start() {
    browser = Browser.open(profile, 390, 844);
    station = Station.start(data, AlertConfig.logOnly(), Duration.ofMillis(20));
  }

  @AfterEach
  void stop() {
    if (station != null) {
      station.close();
    }
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void showsTheWireLiveAndNothingOfAHostileItemRuns() {
    // when
    browser.get(station.desk());

    // then
    WebElement hostile = await(() -> line("SHOCKING secret of the port"));
    assertThat(hostile.findElements(By.cssSelector("script, img, svg, iframe"))).isEmpty();
    await(() -> shown(By.cssSelector(".line.killed")));

    browser.executeScript("arguments[0].click()", shown(By.cssSelector(".line .headline")));
    await(() -> shown(By.cssSelector("#reader.shown .body mark")));
    assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
        .as("no sideways scrolling on a telephone")
        .isEqualTo(browser.executeScript("return document.documentElement.clientWidth"));
    assertThat(complaints()).isEmpty();
  }

  @Test
  void showsWhatBecameOfAlerts() {
    // when
    browser.get(station.desk() + "alerts.html");

    // then
    await(() -> shown(By.cssSelector(".alert .way.sent")));
    assertThat(shown(By.cssSelector(".channels .channel")).getText()).isEqualTo("log");
    assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
        .as("no sideways scrolling on a telephone")
        .isEqualTo(browser.executeScript("return document.documentElement.clientWidth"));
    assertThat(complaints()).isEmpty();
  }

  private WebElement line(String headline) {
    List<WebElement> found =
        browser.findElements(
            By.xpath(
                "//li[contains(@class, 'line')][.//button[contains(@class, 'headline')]"
                    + "[contains(., \"%s\")]]".formatted(headline)));
    return found.isEmpty() ? null : found.get(0);
  }

  private WebElement shown(By what) {
    return browser.findElements(what).stream().findFirst().orElse(null);
  }

  private static WebElement await(Callable<WebElement> look) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(StaleElementReferenceException.class)
        .until(look, Objects::nonNull);
  }

  /** What the browser's console says against the page: errors, and what its policy stopped. */
  private List<String> complaints() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }
}
