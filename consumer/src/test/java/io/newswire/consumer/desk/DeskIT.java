package io.newswire.consumer.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server itself: its page, its health, its port. */
class DeskIT {

  @RegisterExtension private static final DeskRun desk = new DeskRun();

  @Test
  void healthTellsWhatIsWaitedFor() throws Exception {
    // when
    HttpResponse<String> ready = desk.get("/health/ready");

    // then
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("Kafka");
    assertThat(desk.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void thePageLoadsNothingFromElsewhere() throws Exception {
    // when
    HttpResponse<String> page = desk.get("/");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>Newswire</title>").doesNotContain("//");
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'");
  }

  @Test
  void aBusyPortIsNamedWithTheWayOut() throws IOException {
    // given
    try (ServerSocket busy = new ServerSocket(0)) {
      Desk other =
          new Desk(
              new DeskConfig("127.0.0.1", busy.getLocalPort()),
              desk.database(),
              () -> null,
              Map::of);

      // when
      assertThatThrownBy(other::start)

          // then
          .isInstanceOf(PortInUseException.class)
          .hasMessageContaining("port " + busy.getLocalPort())
          .hasMessageContaining("--desk-port");
    }
  }
}
