package dev.ecomm.testkit.gcs;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a request gets back. */
final class Answer {
  /** The length of a body that is sent in chunks. */
  static final long CHUNKED = -1;

  final int status;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final InputStream body;
  private final long length;

  private Answer(int status, InputStream body, long length) {
    this.status = status;
    this.body = body;
    this.length = length;
  }

  static Answer empty(int status) {
    return new Answer(status, InputStream.nullInputStream(), 0);
  }

  static Answer json(int status, Map<String, Object> json) throws IOException {
    byte[] bytes = Json.write(json);
    return new Answer(status, new ByteArrayInputStream(bytes), bytes.length)
        .with("Content-Type", "application/json; charset=UTF-8");
  }

  static Answer of(Refusal refusal) throws IOException {
    return json(refusal.status, refusal.json());
  }

  /** The first bytes of a stream; the stream is closed when they were sent. */
  static Answer bytes(int status, InputStream body, long length) {
    return new Answer(status, body, length);
  }

  Answer with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  void send(HttpExchange exchange, boolean half) throws IOException {
    try (body) {
      headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      if (length == 0) {
        exchange.sendResponseHeaders(status, -1);
      } else {
        exchange.sendResponseHeaders(status, length == CHUNKED ? 0 : length);
        long sent = length == CHUNKED ? Long.MAX_VALUE : half ? length / 2 : length;
        copy(exchange.getResponseBody(), sent);
      }
    }
    if (half) {
      throw new IOException("broken off on purpose");
    }
    exchange.close();
  }

  private void copy(OutputStream out, long bytes) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = bytes;
    while (left > 0) {
      int n = body.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        break;
      }
      out.write(buffer, 0, n);
      left -= n;
    }
    out.flush();
  }

  /** Frees a body that is not sent. */
  void discard() throws IOException {
    body.close();
  }
}
