package dev.ecomm.store.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Stands between a store and a server, over real HTTP, and misbehaves at one request. Requests go
 * through one at a time, whole.
 */
final class FaultyProxy implements AutoCloseable {

  /** What goes wrong. */
  enum Fault {
    /** The connection ends before the server sees the request. */
    REFUSED,
    /** The server does its work, and the connection ends before the answer. */
    LOST_ANSWER,
    /** The server does its work, and the connection ends in the middle of the answer's body. */
    CUT_ANSWER,
    /** The server does nothing but say that something is wrong with it. */
    ERROR_500,
    /** The server does nothing but ask to come back. */
    BUSY_503,
    /** The server does its work and says then that something is wrong with it. */
    LATE_500,
    /** A bit of an object's bytes flips on the way there. */
    FLIPPED_REQUEST,
    /** A bit of an object's bytes flips on the way back. */
    FLIPPED_ANSWER
  }

  private static final Set<String> OWN_HEADERS =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

  private final URI target;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private Fault fault = Fault.REFUSED;
  private int at;
  private int until;
  private int seen;
  private int fired;

  FaultyProxy(URI target) {
    this.target = target;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** From now on, the nth request meets the fault, and only that one. */
  synchronized void failing(Fault what, int nth) {
    failing(what, nth, nth);
  }

  /** From now on, requests of these numbers meet the fault. */
  synchronized void failing(Fault what, int first, int last) {
    fault = what;
    at = first;
    until = last;
    seen = 0;
    fired = 0;
    requests.clear();
  }

  /** How many requests met the fault. */
  synchronized int fired() {
    return fired;
  }

  /** Methods and paths so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    if (!isHit(exchange, body)) {
      answer(exchange, forward(exchange, body), false);
      return;
    }
    switch (fault) {
      case REFUSED -> throw new IOException("refused on purpose");
      case ERROR_500 -> status(exchange, 500);
      case BUSY_503 -> status(exchange, 503);
      case LATE_500 -> {
        forward(exchange, body);
        status(exchange, 500);
      }
      case LOST_ANSWER -> {
        forward(exchange, body);
        throw new IOException("lost on purpose");
      }
      case CUT_ANSWER -> answer(exchange, forward(exchange, body), true);
      case FLIPPED_REQUEST -> {
        body[body.length / 2] ^= 1;
        answer(exchange, forward(exchange, body), false);
      }
      case FLIPPED_ANSWER -> {
        HttpResponse<byte[]> response = forward(exchange, body);
        response.body()[response.body().length / 2] ^= 1;
        answer(exchange, response, false);
      }
    }
  }

  private boolean isHit(HttpExchange exchange, byte[] body) {
    boolean counts =
        switch (fault) {
          case FLIPPED_REQUEST -> exchange.getRequestMethod().equals("PUT") && body.length > 0;
          case FLIPPED_ANSWER ->
              exchange.getRequestMethod().equals("GET")
                  && exchange.getRequestURI().getRawQuery() == null;
          default -> true;
        };
    if (!counts || at == 0) {
      return false;
    }
    seen++;
    boolean hit = seen >= at && seen <= until;
    fired += hit ? 1 : 0;
    return hit;
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    if (exchange.getRequestMethod().equals("DELETE")
        && query != null
        && query.startsWith("uploadId=")) {
      return abort(exchange);
    }
    return send(exchange, body);
  }

  /** S3Mock removes the object as well when an upload that was to replace it is aborted. */
  private HttpResponse<byte[]> abort(HttpExchange exchange) throws IOException {
    URI object = URI.create(target + exchange.getRequestURI().getRawPath());
    HttpResponse<byte[]> before = send(HttpRequest.newBuilder(object));
    HttpResponse<byte[]> answer = send(exchange, new byte[0]);
    if (before.statusCode() == 200) {
      HttpRequest.Builder again =
          HttpRequest.newBuilder(object).PUT(HttpRequest.BodyPublishers.ofByteArray(before.body()));
      copy(before.headers().map(), name -> name.startsWith("x-amz-meta-"), again);
      send(again);
    }
    return answer;
  }

  private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    copy(exchange.getRequestHeaders(), name -> !OWN_HEADERS.contains(name), request);
    return send(request);
  }

  private static void copy(
      Map<String, List<String>> headers, Predicate<String> which, HttpRequest.Builder request) {
    headers.forEach(
        (name, values) -> {
          if (which.test(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response, boolean cut)
      throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (head || !OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body, 0, cut ? body.length / 2 : body.length);
      exchange.getResponseBody().flush();
    }
    if (cut) {
      throw new IOException("cut on purpose"); // the server then closes the connection
    }
    exchange.close();
  }

  private static void status(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", "0");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
