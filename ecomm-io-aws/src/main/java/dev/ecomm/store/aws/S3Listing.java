package dev.ecomm.store.aws;

import dev.ecomm.store.ObjectInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Finds the objects whose keys begin with a prefix, page by page. */
final class S3Listing {

  private S3Listing() {}

  static List<ObjectInfo> of(S3Calls calls, S3Location prefix) {
    List<ObjectInfo> found = new ArrayList<>();
    String next = null;
    do {
      ListObjectsV2Response page = page(calls, prefix, next);
      for (S3Object object : page.contents()) {
        if (S3Location.isObject(object.key())) {
          S3Location location = S3Location.of(prefix.bucket(), object.key());
          found.add(Versions.info(location, object.size(), object.eTag()));
        }
      }
      next = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
    } while (next != null);
    found.sort(ObjectInfo.byName()); // Amazon lists in this order; not every server does
    return found;
  }

  private static ListObjectsV2Response page(
      S3Calls calls, S3Location prefix, @Nullable String token) {
    return calls.repeatedly(
        prefix,
        "s3:ListBucket",
        client ->
            client.listObjectsV2(
                b ->
                    b.bucket(prefix.bucket())
                        .prefix(prefix.key())
                        .continuationToken(token)
                        // XML cannot hold every character that a key can
                        .encodingType(EncodingType.URL)
                        .requestPayer(calls.payer())));
  }
}
