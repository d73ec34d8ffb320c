package dev.ecomm.testkit.gcs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Notes each request, and does with it what is asked, or what the fault says. */
final class Handler implements HttpHandler {

  /** What to do with the requests from one to another one, counted over all. */
  private record Planned(long from, long to, Fault fault) {}

  private final Api api;
  private final List<GcsRequest> requests = new ArrayList<>();
  private final List<Planned> planned = new ArrayList<>();
  private long count;
  private int fired;

  Handler(Api api) {
    this.api = api;
  }

  synchronized void plan(int nth, int last, Fault fault) {
    if (nth < 1) {
      throw new IllegalArgumentException("nth is " + nth + ", must be at least 1");
    }
    long to = last == Integer.MAX_VALUE ? Long.MAX_VALUE : count + last;
    planned.add(new Planned(count + nth, to, fault));
  }

  synchronized void reset() {
    planned.clear();
    requests.clear();
    fired = 0;
  }

  synchronized int fired() {
    return fired;
  }

  synchronized List<GcsRequest> requests() {
    return List.copyOf(requests);
  }

  private synchronized @Nullable Fault note(HttpExchange exchange) {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    String query = exchange.getRequestURI().getRawQuery();
    requests.add(
        new GcsRequest(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            query == null ? "" : query,
            headers));
    count++;
    for (Planned plan : planned) {
      if (plan.from <= count && count <= plan.to) {
        fired++;
        return plan.fault;
      }
    }
    return null;
  }

  /** What it throws closes the connection. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Fault fault = note(exchange);
    if (fault == null) {
      api.handle(new Call(exchange, null)).send(exchange, false);
      return;
    }
    switch (fault.kind) {
      case DROP -> exchange.close();
      case DROP_AFTER -> {
        api.handle(new Call(exchange, null)).discard();
        exchange.close();
      }
      case STATUS -> refuse(exchange, fault);
      case SLOW -> {
        pause(fault);
        api.handle(new Call(exchange, null)).send(exchange, false);
      }
      case HALF_BODY -> api.handle(new Call(exchange, fault)).send(exchange, true);
      case CORRUPT_BYTE -> api.handle(new Call(exchange, fault)).send(exchange, false);
    }
  }

  private static void refuse(HttpExchange exchange, Fault fault) throws IOException {
    exchange.getRequestBody().readAllBytes();
    Answer answer =
        Answer.of(new Refusal(fault.status, "fault", "fault on purpose: " + fault.status));
    Duration wait = fault.time;
    if (wait != null) {
      answer.with("Retry-After", Long.toString(wait.toSeconds()));
    }
    answer.send(exchange, false);
  }

  private static void pause(Fault fault) {
    Duration time = fault.time;
    try {
      Thread.sleep(time == null ? 0 : time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
