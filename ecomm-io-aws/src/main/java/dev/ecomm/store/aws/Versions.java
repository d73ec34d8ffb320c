package dev.ecomm.store.aws;

import dev.ecomm.store.ObjectInfo;
import org.jspecify.annotations.Nullable;

/** The version of an object is its ETag without the quotes, as messages and files show it. */
final class Versions {

  private Versions() {}

  static ObjectInfo info(S3Location location, @Nullable Long length, @Nullable String etag) {
    return new ObjectInfo(
        location.uri(), length == null ? ObjectInfo.UNKNOWN_LENGTH : length, version(etag));
  }

  static String version(@Nullable String etag) {
    return etag == null ? "" : etag.replace("\"", "");
  }

  static String etag(String version) {
    return "\"" + version + "\"";
  }
}
