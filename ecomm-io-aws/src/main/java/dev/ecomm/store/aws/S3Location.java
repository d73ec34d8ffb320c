package dev.ecomm.store.aws;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A bucket and a key, and the one URI by which we call them.
 *
 * @param uri {@code s3://bucket/key}, encoded as {@link Stores#child} does
 * @param bucket its name
 * @param key the object's whole name in the bucket, decoded; may be empty where it is a prefix
 */
record S3Location(URI uri, String bucket, String key) {
  // What buckets may be called since 2018, and in all regions but one always.
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** An object: its key is not empty and does not end at a slash. */
  static S3Location ofObject(URI uri) {
    S3Location location = ofPrefix(uri);
    if (!location.isObject()) {
      throw new StoreException(
          location.uri,
          "names a directory, for it "
              + (location.key.isEmpty() ? "has no name behind the bucket" : "ends at a slash")
              + ". Name an object in it.",
          null);
    }
    return location;
  }

  /** An object, a "directory", a bucket, or how keys begin. */
  static S3Location ofPrefix(URI uri) {
    // Refuses user names and passwords, and takes ? and # as parts of the key.
    URI clean = Stores.uri(uri.toString());
    String bucket = clean.getRawAuthority() == null ? "" : clean.getRawAuthority();
    if (!BUCKET.matcher(bucket).matches()) {
      throw new StoreException(clean, "names no bucket: " + problem(bucket), null);
    }
    String path = clean.getRawPath();
    String key = path.isEmpty() ? "" : decode(path.substring(1));
    return of(bucket, key);
  }

  static S3Location of(String bucket, String key) {
    return new S3Location(Stores.child(URI.create("s3://" + bucket), key), bucket, key);
  }

  boolean isObject() {
    return isObject(key);
  }

  /** Consoles make empty objects whose keys end at a slash, to show directories. */
  static boolean isObject(String key) {
    return !key.isEmpty() && !key.endsWith("/");
  }

  private static String decode(String text) {
    // URLDecoder is for forms, where a plus is a blank; in paths it is a plus.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String problem(String bucket) {
    if (bucket.isEmpty()) {
      return "write s3://bucket/key";
    }
    if (bucket.matches(".*:\\d*")) {
      return "a host and port are given as the store's endpoint (AWS_ENDPOINT_URL_S3), and the URI"
          + " begins with the bucket";
    }
    if (!bucket.equals(bucket.toLowerCase(Locale.ROOT)) || bucket.contains("_")) {
      return "a bucket's name has no capital letters and no underscores";
    }
    return "a bucket's name has 3 to 63 small letters, digits, dots and hyphens";
  }
}
