package dev.ecomm.store.gcp;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** An answer, read to its end. */
final class GcsReply {
  // A page of 1,000 objects with names of 1,024 characters stays below.
  private static final int LONGEST = 16 << 20;

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  private GcsReply(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static GcsReply of(HttpResponse<InputStream> response) throws IOException {
    try (InputStream in = response.body()) {
      byte[] body = in.readNBytes(LONGEST + 1);
      if (body.length > LONGEST) {
        throw new IOException("the server's answer is longer than " + LONGEST + " bytes");
      }
      return new GcsReply(response.statusCode(), response.headers(), body);
    }
  }

  int status() {
    return status;
  }

  HttpHeaders headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
