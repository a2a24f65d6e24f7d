package io.newswire.consumer.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that make no sense, and worse. */
class DeskBadInputIT {

  @RegisterExtension private static final DeskRun desk = new DeskRun();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/articles?limit=0",
        "/api/articles?limit=9999",
        "/api/articles?limit=x",
        "/api/articles?cursor=x",
        "/api/articles?cursor=MjAyNi0wMy0wMg",
        "/api/articles?actr=haftar",
        "/api/articles?from=yesterday",
        "/api/articles?from=2026-13-01",
        "/api/articles?from=2026-03-03&to=2026-03-02",
        "/api/articles?near=91,0,10",
        "/api/articles?near=a,b,c",
        "/api/articles?box=1,2,3",
        "/api/articles?country=Libya",
        "/api/articles?verdict=wrong",
        "/api/articles?format=xml",
        "/api/articles?q=a*",
        "/api/places?box=0,10,1,5",
        "/api/actors?kind=robot",
        "/api/actors?cursor=%25",
        "/api/export?format=xls",
        "/api/export?q=%2A&limit=3",
        "/api/stream?after=x"
      })
  void aRequestThatMakesNoSenseIsToldWhy(String request) throws Exception {
    // when
    HttpResponse<String> response = desk.get(request);

    // then
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(DeskRun.json(response).path("error").asText())
        .as("names the parameter")
        .startsWith(request.replaceFirst(".*[?&]([a-z]+)=.*", "$1").replace("to", "from, to"));
  }

  @Test
  void aQueryOfThirtyMegabytesIsRefusedUnread() throws Exception {
    // given
    URI address = desk.address();

    // when
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write("GET /api/articles?q=".getBytes(UTF_8));
      String answer = sendUntilAnswered(socket, 30 << 20);

      // then
      assertThat(answer).isIn("HTTP/1.1 414", "HTTP/1.1 431");
    }
    assertThat(desk.get("/api/articles").statusCode()).isEqualTo(200);
  }

  @Test
  void aForeignHostNameIsRefused() throws Exception {
    // given
    URI address = desk.address();

    // when
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write("GET /api/articles HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readNBytes(12), UTF_8);

      // then
      assertThat(answer).isEqualTo("HTTP/1.1 403");
    }
  }

  /** Sends a long line, and reads the beginning of the answer, which need not wait for its end. */
  private static String sendUntilAnswered(Socket socket, int bytes) throws IOException {
    byte[] chunk = "a".repeat(1 << 16).getBytes(UTF_8);
    try {
      for (int sent = 0; sent < bytes && socket.getInputStream().available() == 0; ) {
        socket.getOutputStream().write(chunk);
        sent += chunk.length;
      }
    } catch (IOException e) {
      // The server has closed its end; what it said before can still be read.
    }
    return new String(socket.getInputStream().readNBytes(12), UTF_8);
  }
}
