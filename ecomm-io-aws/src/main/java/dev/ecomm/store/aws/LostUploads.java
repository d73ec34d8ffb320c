package dev.ecomm.store.aws;

import dev.ecomm.error.StoreException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Uploads that S3 has started for us perhaps, but whose id got lost with the answer. They hold no
 * parts, so they cost nothing, yet would stay for ever. S3 tells of an upload nothing by which to
 * know our own; what is aborted is every upload of exactly this object that has no parts and the
 * kind of checksum that we ask for. A writer of ours whose upload is hit starts another one.
 */
final class LostUploads {
  private static final Logger LOG = LoggerFactory.getLogger(LostUploads.class);

  private final S3Calls calls;
  private final S3Location location;
  private boolean any;

  LostUploads(S3Calls calls, S3Location location) {
    this.calls = calls;
    this.location = location;
  }

  /** An answer got lost. */
  void mayBe() {
    any = true;
  }

  /** Aborts what got lost, if anything may be; never fails, for the work goes on without. */
  void abort() {
    if (!any) {
      return;
    }
    any = false;
    try {
      for (MultipartUpload upload : uploads()) {
        if (isLost(upload)) {
          abort(upload.uploadId());
        }
      }
    } catch (StoreException e) {
      LOG.info("an upload without parts may be left: {}", e.getMessage());
    }
  }

  private List<MultipartUpload> uploads() {
    return calls.repeatedly(
        location,
        "s3:ListBucketMultipartUploads",
        client ->
            client
                .listMultipartUploads(b -> b.bucket(location.bucket()).prefix(location.key()))
                .uploads());
  }

  private boolean isLost(MultipartUpload upload) {
    return upload.key().equals(location.key())
        && upload.checksumAlgorithm() == ChecksumAlgorithm.CRC32
        && upload.checksumType() == ChecksumType.FULL_OBJECT
        && calls
            .repeatedly(
                location,
                "s3:ListMultipartUploadParts",
                client ->
                    client.listParts(
                        b ->
                            b.bucket(location.bucket())
                                .key(location.key())
                                .uploadId(upload.uploadId())))
            .parts()
            .isEmpty();
  }

  private void abort(String uploadId) {
    calls.repeatedly(
        location,
        "s3:AbortMultipartUpload",
        client ->
            client.abortMultipartUpload(
                b -> b.bucket(location.bucket()).key(location.key()).uploadId(uploadId)));
  }
}
