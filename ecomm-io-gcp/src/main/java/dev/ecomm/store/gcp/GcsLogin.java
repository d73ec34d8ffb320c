package dev.ecomm.store.gcp;

import com.google.auth.Retryable;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The login of a store, looked up by the first request that needs it. Tokens are renewed. */
final class GcsLogin {
  private static final String OBJECTS = "https://www.googleapis.com/auth/devstorage.read_write";
  private static final String EVERYTHING = "https://www.googleapis.com/auth/cloud-platform";
  private static final int TOKEN_SECONDS = 3600;

  private final GcsOptions options;
  private final String iamEndpoint;
  private @Nullable GoogleCredentials credentials;

  /** The endpoint for impersonation is Google's if it is empty. */
  GcsLogin(GcsOptions options, String iamEndpoint) {
    this.options = options;
    this.iamEndpoint = iamEndpoint;
  }

  /** Adds the login to a request, if there is to be one. */
  HttpRequest.Builder sign(GcsName name, HttpRequest.Builder request) throws IOException {
    if (!options.withoutLogin()) {
      for (Map.Entry<String, List<String>> header : headers(name).entrySet()) {
        request.setHeader(header.getKey(), header.getValue().get(0));
      }
    }
    return request;
  }

  /** Gets a new token, for a server that refuses the one it got; false if there are none. */
  boolean renew(GcsName name) throws IOException {
    if (options.withoutLogin()) {
      return false;
    }
    try {
      credentials(name).refresh();
      return true;
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  private Map<String, List<String>> headers(GcsName name) throws IOException {
    GoogleCredentials login = credentials(name);
    try {
      return login.getRequestMetadata(options.endpoint());
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  /** Network trouble may pass; a login that is refused stays refused. */
  private static IOException failed(GcsName name, IOException e) {
    boolean passing = e instanceof Retryable retryable && retryable.isRetryable();
    if (passing || isNetworkTrouble(e)) {
      return new IOException("the login server did not answer: " + e.getMessage(), e);
    }
    throw new StoreException(
        name.uri(),
        "the login failed: "
            + e.getMessage()
            + ". Log in again by \"gcloud auth application-default login\", or renew the"
            + " credentials file.",
        e);
  }

  private static boolean isNetworkTrouble(Throwable e) {
    Throwable cause = e;
    while (cause != null
        && !(cause instanceof SocketException
            || cause instanceof UnknownHostException
            || cause instanceof SocketTimeoutException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  private synchronized GoogleCredentials credentials(GcsName name) {
    GoogleCredentials found = credentials;
    if (found == null) {
      found = find(name);
      credentials = found;
    }
    return found;
  }

  private GoogleCredentials find(GcsName name) {
    GoogleCredentials own = source(name);
    if (options.account().isEmpty()) {
      return own.createScoped(OBJECTS);
    }
    ImpersonatedCredentials.Builder impersonated =
        ImpersonatedCredentials.newBuilder()
            .setSourceCredentials(own.createScoped(EVERYTHING))
            .setTargetPrincipal(options.account())
            .setDelegates(options.delegates())
            .setScopes(List.of(OBJECTS))
            .setLifetime(TOKEN_SECONDS);
    if (!iamEndpoint.isEmpty()) {
      impersonated.setIamEndpointOverride(
          iamEndpoint
              + "/v1/projects/-/serviceAccounts/"
              + options.account()
              + ":generateAccessToken");
    }
    return impersonated.build();
  }

  private GoogleCredentials source(GcsName name) {
    Path file = options.credentialsFile();
    if (file == null) {
      return applicationDefault(name);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return GoogleCredentials.fromStream(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new StoreException(
          name.uri(),
          "the credentials file "
              + file
              + " cannot be used. Name a service account's key, or the configuration of a workload"
              + " identity, as Google gives it out.",
          e);
    }
  }

  private static GoogleCredentials applicationDefault(GcsName name) {
    try {
      return GoogleCredentials.getApplicationDefault();
    } catch (IOException e) {
      String variable = System.getenv("GOOGLE_APPLICATION_CREDENTIALS");
      throw new StoreException(
          name.uri(),
          "no Google credentials were found. Looked at the file named by"
              + " GOOGLE_APPLICATION_CREDENTIALS ("
              + (variable == null ? "not set" : variable)
              + "), at the file of \"gcloud auth application-default login\" in ~/.config/gcloud"
              + " (or CLOUDSDK_CONFIG), and for Google Cloud's metadata server. Log in by that"
              + " command, name a file by that variable or credentialsFile(...) of"
              + " GcsStore.builder(), or set anonymous() for public buckets.",
          e);
    }
  }
}
