package dev.ecomm.store.gcp;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * An object, or how objects' names begin.
 *
 * @param uri as it was given, in its encoded form
 * @param bucket its bucket
 * @param object the name within the bucket, decoded
 */
record GcsName(URI uri, String bucket, String object) {
  // What Google takes today is narrower; buckets made before 2018 may have capitals.
  private static final Pattern BUCKET =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,220}[A-Za-z0-9]");

  /** The name of one object. */
  static GcsName of(URI uri) {
    GcsName name = prefix(uri);
    if (name.isDirectory()) {
      throw new StoreException(
          name.uri, "names a directory, for it ends at a slash. Name an object in it.", null);
    }
    return name;
  }

  /** How names begin: empty for all of the bucket. */
  static GcsName prefix(URI uri) {
    URI clean = Stores.uri(uri.toString());
    String bucket = clean.getRawAuthority();
    if (bucket == null) {
      throw new StoreException(clean, "names no bucket. Write gs://bucket/name.", null);
    }
    if (!BUCKET.matcher(bucket).matches()) {
      throw new StoreException(clean, GcsProblems.badBucketName(bucket), null);
    }
    String path = clean.getRawPath();
    return new GcsName(clean, bucket, path.isEmpty() ? "" : decode(path.substring(1)));
  }

  boolean isDirectory() {
    return object.isEmpty() || object.endsWith("/");
  }

  /** Another object of the same bucket. */
  URI sibling(String name) {
    return Stores.child(URI.create("gs://" + bucket + "/"), name);
  }

  /** The bucket's place in the API. */
  String bucketPath() {
    return "/storage/v1/b/" + encode(bucket) + "/o";
  }

  /** The object's place in the API. */
  String objectPath() {
    return bucketPath() + "/" + encode(object);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decode(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
