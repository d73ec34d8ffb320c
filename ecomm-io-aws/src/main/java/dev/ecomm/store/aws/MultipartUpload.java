package dev.ecomm.store.aws;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.UploadThread;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * An object on its way in parts, one being sent while the next is filled. Parts stay in S3, and
 * cost money, until the upload is completed or aborted; so every way out of here does one of them.
 */
final class MultipartUpload {
  private static final Logger LOG = LoggerFactory.getLogger(MultipartUpload.class);
  private static final String NEEDS = "s3:PutObject";

  private final S3Calls calls;
  private final S3Location location;
  private final WriteOptions options;
  private final Publication publication;
  private final UploadThread sender;
  private final List<CompletedPart> parts = new ArrayList<>();
  private final CRC32 whole = new CRC32();
  private String uploadId;
  private long bytes;
  private boolean over;

  private MultipartUpload(
      S3Calls calls, S3Location location, WriteOptions options, Publication publication) {
    this.calls = calls;
    this.location = location;
    this.options = options;
    this.publication = publication;
    this.sender = new UploadThread(location.uri());
    this.uploadId = begin();
  }

  static MultipartUpload start(
      S3Calls calls, S3Location location, WriteOptions options, Publication publication) {
    return new MultipartUpload(calls, location, options, publication);
  }

  private String begin() {
    LostUploads lost = new LostUploads(calls, location);
    try {
      return calls
          .retries(location)
          .run(
              () -> {
                lost.abort();
                try {
                  return calls.once(location, NEEDS, this::create);
                } catch (IOException e) {
                  lost.mayBe();
                  throw e;
                }
              });
    } catch (IOException e) {
      lost.abort();
      throw new StoreException(
          location.uri(), "an upload could not be started: " + e.getMessage(), e);
    }
  }

  private String create(S3Client client) {
    return client
        .createMultipartUpload(
            b ->
                b.bucket(location.bucket())
                    .key(location.key())
                    .metadata(publication.metadata())
                    .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                    .checksumType(ChecksumType.FULL_OBJECT)
                    .serverSideEncryption(options.encryption())
                    .ssekmsKeyId(options.kmsKey())
                    .requestPayer(calls.payer()))
        .uploadId();
  }

  /**
   * Sends a part, after the one before it has arrived.
   *
   * @param buffer belongs to the upload until the next call returns
   * @throws IOException if the part before could not be sent
   */
  void send(byte[] buffer, int length) throws IOException {
    sender.send(
        () -> {
          int number = parts.size() + 1;
          try {
            parts.add(sent(number, buffer, length));
          } catch (IOException e) {
            throw new IOException("part " + number + " could not be sent: " + e.getMessage(), e);
          }
        });
  }

  private CompletedPart sent(int number, byte[] buffer, int length) throws IOException {
    whole.update(buffer, 0, length);
    bytes += length;
    CRC32 crc = new CRC32();
    crc.update(buffer, 0, length);
    String checksum = ObjectChecksum.base64(crc);
    return calls
        .retries(location)
        .run(
            () -> {
              try {
                return part(number, buffer, length, checksum);
              } catch (StoreException e) {
                if (number == 1 && e.getCause() instanceof NoSuchUploadException) {
                  // Another writer of this object took ours for one it had lost; nothing is gone.
                  uploadId = begin();
                  throw new IOException("the upload was gone, another one was started", e);
                }
                throw e;
              }
            });
  }

  private CompletedPart part(int number, byte[] buffer, int length, String checksum)
      throws IOException {
    UploadPartResponse answer =
        calls.once(
            location,
            NEEDS,
            client ->
                client.uploadPart(
                    b ->
                        b.bucket(location.bucket())
                            .key(location.key())
                            .uploadId(uploadId)
                            .partNumber(number)
                            .checksumCRC32(checksum)
                            .requestPayer(calls.payer()),
                    body(buffer, length)));
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(answer.eTag())
        .checksumCRC32(checksum)
        .build();
  }

  /** The bytes as they are: the SDK's own way would copy them first. */
  static RequestBody body(byte[] buffer, int length) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(buffer, 0, length), length, "application/octet-stream");
  }

  /** Makes the object visible, or aborts. */
  void complete() throws IOException {
    sender.await();
    String checksum = ObjectChecksum.base64(whole);
    publication.run(
        client ->
            client.completeMultipartUpload(
                b ->
                    b.bucket(location.bucket())
                        .key(location.key())
                        .uploadId(uploadId)
                        .multipartUpload(u -> u.parts(parts))
                        .checksumCRC32(checksum)
                        .checksumType(ChecksumType.FULL_OBJECT)
                        .mpuObjectSize(bytes)
                        .ifMatch(publication.ifMatch())
                        .ifNoneMatch(publication.ifNoneMatch())
                        .requestPayer(calls.payer())),
        this::abort);
    over = true;
    sender.finish();
  }

  /**
   * Removes the parts from S3. May be called again, and after {@link #complete()}.
   *
   * @return empty, or what the user has to know: that they could not be removed
   */
  String abort() {
    if (over) {
      return "";
    }
    over = true;
    return sender.stop(this::remove);
  }

  private String remove() {
    try {
      calls.repeatedly(
          location,
          "s3:AbortMultipartUpload",
          client -> {
            try {
              return client.abortMultipartUpload(
                  b ->
                      b.bucket(location.bucket())
                          .key(location.key())
                          .uploadId(uploadId)
                          .requestPayer(calls.payer()));
            } catch (S3Exception e) {
              if (e.statusCode() == 404) {
                return e; // aborted before, or completed: there is nothing to remove
              }
              throw e;
            }
          });
      return "";
    } catch (StoreException e) {
      LOG.warn("{}; its upload {} is left in S3", e.getMessage(), uploadId);
      return " Its parts are left in S3 as the upload "
          + uploadId
          + ", for aborting it failed as well; abort it, or let a lifecycle rule for incomplete"
          + " multipart uploads do so.";
    }
  }
}
