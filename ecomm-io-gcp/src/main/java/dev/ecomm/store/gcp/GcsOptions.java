package dev.ecomm.store.gcp;

import dev.ecomm.store.RetryPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link GcsStore.Builder} was told.
 *
 * @param server where the API is; only looked at by the first call, for it may come from the
 *     environment
 * @param userProject empty if nobody else is to be billed
 * @param account to act as; empty for the login's own
 */
record GcsOptions(
    String server,
    String userProject,
    String account,
    List<String> delegates,
    @Nullable Path credentialsFile,
    boolean anonymous,
    int chunkBytes,
    RetryPolicy retry,
    Duration connectTimeout,
    Duration timeout) {

  /**
   * Checks the server's address.
   *
   * @param name what the user set, for the message
   * @return without a slash at its end
   */
  static URI endpoint(String name, String server) {
    URI uri;
    try {
      uri = new URI(server.replaceFirst("/+$", ""));
    } catch (URISyntaxException e) {
      throw badEndpoint(name, e);
    }
    boolean web =
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    if (!web
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null) {
      throw badEndpoint(name, null);
    }
    return uri;
  }

  // The text is not repeated: it may hold a password.
  private static IllegalArgumentException badEndpoint(String name, @Nullable Exception cause) {
    return new IllegalArgumentException(
        name + " must be http:// or https://, a host and perhaps a port, without a user name",
        cause);
  }

  URI endpoint() {
    return endpoint("STORAGE_EMULATOR_HOST", server);
  }

  /** Without a word about logins a token never goes over an unencrypted connection. */
  boolean withoutLogin() {
    boolean asked = credentialsFile != null || !account.isEmpty();
    return anonymous || (server.regionMatches(true, 0, "http:", 0, 5) && !asked);
  }
}
