package dev.ecomm.testkit.gcs;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that {@link FakeGcs} got.
 *
 * @param method {@code GET}, {@code POST}, ...
 * @param path as sent, so a slash in an object's name is {@code %2F}
 * @param query as sent, without the question mark; empty if there was none
 * @param headers the first value of each, names in lower case, in ascending order
 */
public record GcsRequest(String method, String path, String query, Map<String, String> headers) {

  /** Copies the headers. */
  public GcsRequest {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  /**
   * Returns a header.
   *
   * @param name in upper or lower case
   * @return its value, empty if it was not sent
   */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  @Override
  public String toString() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query);
  }
}
