package dev.ecomm.testkit.gcs;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A request, taken apart. */
final class Call {
  final String method;
  final List<String> steps = new ArrayList<>();
  private final Map<String, String> parameters = new HashMap<>();
  private final HttpExchange exchange;
  private final boolean damaged;
  private final InputStream body;

  Call(HttpExchange exchange, @Nullable Fault fault) throws IOException {
    this.exchange = exchange;
    this.method = exchange.getRequestMethod();
    this.damaged = fault != null && fault.kind == Fault.Kind.CORRUPT_BYTE;
    for (String step : exchange.getRequestURI().getRawPath().substring(1).split("/", -1)) {
      steps.add(decode(step.replace("+", "%2B")));
    }
    String query = exchange.getRequestURI().getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    InputStream in = exchange.getRequestBody();
    if (fault != null && fault.kind == Fault.Kind.HALF_BODY && isUpload()) {
      in = new HalfInput(in, longHeader("Content-Length") / 2);
    }
    body = header("Content-Encoding").equals("gzip") ? new GZIPInputStream(in) : in;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  boolean isUpload() {
    return steps.get(0).equals("upload") && !method.equals("DELETE");
  }

  String step(int i) {
    return i < steps.size() ? steps.get(i) : "";
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  String header(String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private long longHeader(String name) {
    String value = header(name);
    return value.isEmpty() ? 0 : Long.parseLong(value);
  }

  /** The body as it arrived, for what is no part of an object. */
  InputStream body() {
    return body;
  }

  /** An object's bytes, a bit of them flipped if the fault says so. */
  InputStream bytes(InputStream in) {
    return damaged ? new DamagedInput(in) : in;
  }

  boolean acceptsGzip() {
    return header("Accept-Encoding").contains("gzip");
  }
}
