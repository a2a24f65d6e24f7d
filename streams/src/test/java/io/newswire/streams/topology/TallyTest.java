package io.newswire.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {

  @TempDir Path stateDir;

  @Test
  void countsEachRecordOnceByItsOutcome() {
    try (Driver driver = new Driver(stateDir)) {
      // when
      driver
          .send(Wire.harvest("tag:1", "one"))
          .send(Wire.harvest("tag:1", "one"))
          .send(Wire.harvest("tag:2", "two").headline("").body(""))
          .send("tag:3", "{not json");

      // then
      assertThat(count(driver, "newswire.verdicts", "type", "new")).isEqualTo(1);
      assertThat(count(driver, "newswire.verdicts", "type", "redelivery")).isEqualTo(1);
      assertThat(count(driver, "newswire.rejections", "code", "no-text")).isEqualTo(1);
      assertThat(count(driver, "newswire.rejections", "code", "malformed")).isEqualTo(1);
      assertThat(count(driver, "newswire.events", "topic", "news.articles")).isEqualTo(1);
      assertThat(driver.meters.get("newswire.article.delay").timer().count()).isEqualTo(2);
    }
  }

  private static double count(Driver driver, String name, String tag, String value) {
    return driver.meters.get(name).tag(tag, value).counter().count();
  }
}
