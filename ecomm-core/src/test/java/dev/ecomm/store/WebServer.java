package dev.ecomm.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real web server with one object, that misbehaves as told, one fault an exchange. */
final class WebServer implements AutoCloseable {

  /** What to do in place of the ordinary answer. */
  @FunctionalInterface
  interface Fault {
    void answer(HttpExchange exchange) throws IOException;
  }

  private static final Pattern FROM = Pattern.compile("bytes=(\\d+)-");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  volatile byte[] content = bytes(10_000, 1);
  volatile String etag = "\"v1\"";
  volatile String lastModified = "";
  volatile boolean ranges = true;
  volatile boolean chunked;

  WebServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  static byte[] bytes(int length, int seed) {
    byte[] bytes = new byte[length];
    new java.util.Random(seed).nextBytes(bytes);
    return bytes;
  }

  URI uri(String pathAndQuery) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + pathAndQuery);
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Queues faults; each takes one exchange, then the server behaves. */
  WebServer then(Fault... next) {
    synchronized (faults) {
      faults.addAll(List.of(next));
    }
    return this;
  }

  WebServer times(int n, Fault fault) {
    for (int i = 0; i < n; i++) {
      then(fault);
    }
    return this;
  }

  /** Requests so far: method, then Range and If-Range where sent. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  Fault cutAfter(int bodyBytes) {
    return exchange -> serve(exchange, bodyBytes);
  }

  static Fault status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
    requests.add(
        exchange.getRequestMethod()
            + (range == null ? "" : " " + range)
            + (ifRange == null ? "" : " if " + ifRange));
    Fault fault;
    synchronized (faults) {
      fault = faults.poll();
    }
    try {
      if (fault == null) {
        serve(exchange, Integer.MAX_VALUE);
      } else {
        fault.answer(exchange);
      }
    } catch (UncheckedIOException e) {
      exchange.close();
    }
  }

  void serve(HttpExchange exchange, int cut) throws IOException {
    byte[] body = content;
    header(exchange, "ETag", etag);
    header(exchange, "Last-Modified", lastModified);
    int from = ranges ? from(exchange) : 0;
    if (from > body.length || (from == body.length && from > 0)) {
      header(exchange, "Content-Range", "bytes */" + body.length);
      status(416).answer(exchange);
      return;
    }
    if (from > 0) {
      header(
          exchange, "Content-Range", "bytes " + from + "-" + (body.length - 1) + "/" + body.length);
    }
    send(exchange, from > 0 ? 206 : 200, body, from, cut);
  }

  private int from(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
    Matcher matcher = FROM.matcher(range == null ? "" : range);
    boolean same = ifRange == null || ifRange.equals(etag) || ifRange.equals(lastModified);
    return matcher.matches() && same ? Integer.parseInt(matcher.group(1)) : 0;
  }

  void send(HttpExchange exchange, int status, byte[] body, int from, int cut) throws IOException {
    int length = body.length - from;
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head && !chunked) {
      header(exchange, "Content-Length", String.valueOf(length));
    }
    exchange.sendResponseHeaders(status, head ? -1 : chunked ? 0 : length == 0 ? -1 : length);
    if (!head && length > 0) {
      exchange.getResponseBody().write(body, from, Math.min(length, cut));
      exchange.getResponseBody().flush();
    }
    if (cut < length) {
      throw new IOException("cut on purpose"); // the server then closes the connection
    }
    exchange.close();
  }

  private static void header(HttpExchange exchange, String name, String value) {
    if (!value.isEmpty()) {
      exchange.getResponseHeaders().set(name, value);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
