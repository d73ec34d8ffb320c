package dev.ecomm.store.gcp;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.TimedBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Sends requests, with the login where it belongs. Made by the first call of a store. */
final class GcsHttp {
  private final GcsOptions options;
  private final URI endpoint;
  private final GcsLogin login;
  private final HttpClient client;

  GcsHttp(GcsOptions options, GcsLogin login) {
    this.options = options;
    this.endpoint = options.endpoint();
    this.login = login;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            // 308 is how an upload says "go on", not a redirect
            .followRedirects(HttpClient.Redirect.NEVER)
            // what arrives is only queued (TimedBody): no other thread has to wake for each 16 KB
            .executor(Runnable::run)
            .connectTimeout(options.connectTimeout())
            .build();
  }

  /**
   * Starts a request to the API.
   *
   * @param path from the endpoint on
   * @param query encoded, without the project to be billed, which is added here
   */
  HttpRequest.Builder api(String path, String query) {
    String project = options.userProject();
    String billed = project.isEmpty() ? "" : "userProject=" + GcsName.encode(project);
    String all = query + (query.isEmpty() || billed.isEmpty() ? "" : "&") + billed;
    return request(URI.create(endpoint + path + (all.isEmpty() ? "" : "?" + all)));
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(options.timeout()).header("User-Agent", "ecomm");
  }

  /** Starts a request of an upload. */
  HttpRequest.Builder session(URI session) {
    return request(session);
  }

  /** Sends a request of an upload: its URI is a ticket of its own, so no login goes with it. */
  GcsReply callSession(GcsName name, HttpRequest.Builder request) throws IOException {
    return GcsReply.of(exchange(request.build(), name.uri()));
  }

  GcsReply call(GcsName name, HttpRequest.Builder request) throws IOException {
    return GcsReply.of(stream(name, request));
  }

  /** Sends a request whose answer is read as it arrives; to be closed. */
  HttpResponse<InputStream> stream(GcsName name, HttpRequest.Builder request) throws IOException {
    HttpResponse<InputStream> response = exchange(login.sign(name, request).build(), name.uri());
    if (response.statusCode() == 401 && login.renew(name)) {
      response.body().close();
      response = exchange(login.sign(name, request).build(), name.uri());
    }
    return response;
  }

  private HttpResponse<InputStream> exchange(HttpRequest request, URI about) throws IOException {
    Duration silence = options.timeout();
    try {
      return client.send(request, info -> new TimedBody(silence));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ConnectException e) {
      String host = request.uri().getAuthority();
      if (isUnknownHost(e)) {
        throw new StoreException(
            about,
            "the host of the endpoint, " + host + ", is not known. Check it, and the network.",
            e);
      }
      throw new IOException("no connection to " + host, e);
    } catch (SSLException e) {
      throw new StoreException(about, "no secure connection: " + e.getMessage(), e);
    }
  }

  private static boolean isUnknownHost(Throwable e) {
    Throwable cause = e;
    while (cause != null && !(cause instanceof UnresolvedAddressException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
