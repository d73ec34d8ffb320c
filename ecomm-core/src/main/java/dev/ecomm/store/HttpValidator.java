package dev.ecomm.store;

import java.net.http.HttpHeaders;

/**
 * What tells one version of a web server's object from another.
 *
 * @param etag the header, weak or strong, or empty
 * @param lastModified the header as sent, or empty
 */
record HttpValidator(String etag, String lastModified) {

  static HttpValidator of(HttpHeaders headers) {
    return new HttpValidator(
        headers.firstValue("ETag").orElse(""), headers.firstValue("Last-Modified").orElse(""));
  }

  /** The validator for If-Range; empty if the server sends none that vouches for equal bytes. */
  String exact() {
    // A weak ETag means "as good as the same", which is not the same bytes.
    return etag.isEmpty() || etag.startsWith("W/") ? lastModified : etag;
  }

  boolean isSameBytes(HttpValidator other) {
    return !exact().isEmpty() && exact().equals(other.exact());
  }

  String version() {
    return etag.isEmpty() ? lastModified : etag;
  }
}
