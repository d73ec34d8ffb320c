package dev.ecomm.store;

import dev.ecomm.error.StoreException;
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

/** Sends requests; tells failures that may pass from those that stay. */
final class HttpExchanges {
  private final HttpClient client;
  private final Duration timeout;

  HttpExchanges(Duration connectTimeout, Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(connectTimeout)
            .build();
  }

  HttpRequest.Builder request(URI uri) {
    // Ranges and lengths are those of the object itself, so the server must not compress it.
    return HttpRequest.newBuilder(uri).timeout(timeout).header("Accept-Encoding", "identity");
  }

  HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, info -> new TimedBody(timeout));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ConnectException e) {
      URI shown = Stores.withoutSecrets(request.uri());
      if (isUnknownHost(e)) {
        throw new StoreException(shown, "the host is not known. Check the address.", e);
      }
      throw new IOException("no connection to " + shown.getAuthority(), e);
    } catch (SSLException e) {
      throw new StoreException(
          Stores.withoutSecrets(request.uri()), "no secure connection: " + e.getMessage(), e);
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
