package dev.ecomm.store.aws;

import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Collects a part; what fits one is put at once, what does not becomes a multipart upload. */
final class S3Writer extends ObjectWriter {
  private static final int FIRST_BUFFER = 64 * 1024;

  private final S3Calls calls;
  private final S3Location location;
  private final WriteOptions options;
  private final Publication publication;
  private @Nullable MultipartUpload upload;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private byte[] spare = new byte[0];
  private int filled;
  private int number = 1;

  S3Writer(S3Calls calls, S3Location location, WriteOptions options, Precondition precondition) {
    super(location.uri());
    this.calls = calls;
    this.location = location;
    this.options = options;
    this.publication = new Publication(calls, location, precondition);
  }

  @Override
  protected void writeBytes(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      int size = options.partBytes(number);
      if (filled == size) {
        sendPart(); // only now: what fits one part exactly is put at once
        continue;
      }
      int n = Math.min(left, size - filled);
      makeRoom(n, size);
      System.arraycopy(bytes, from, buffer, filled, n);
      filled += n;
      from += n;
      left -= n;
    }
  }

  private void makeRoom(int more, int size) {
    int needed = filled + more;
    if (needed > buffer.length) {
      long doubled = Math.max(needed, 2L * buffer.length);
      buffer = Arrays.copyOf(buffer, (int) Math.min(doubled, size));
    }
  }

  private void sendPart() throws IOException {
    MultipartUpload open = upload;
    if (open == null) {
      open = MultipartUpload.start(calls, location, options, publication);
      upload = open;
    }
    try {
      open.send(buffer, filled);
    } catch (IOException e) {
      throw new IOException("[" + uri() + "] " + e.getMessage() + open.abort(), e);
    }
    byte[] free = spare;
    spare = buffer; // is being sent; the one before it has arrived
    int size = options.partBytes(++number);
    buffer = free.length == 0 ? new byte[size] : free;
    filled = 0;
  }

  @Override
  protected void publish() throws IOException {
    if (upload == null) {
      put();
      return;
    }
    try {
      upload.send(buffer, filled);
      upload.complete();
    } catch (IOException e) {
      throw new IOException(e.getMessage() + upload.abort(), e);
    }
  }

  private void put() {
    CRC32 crc = new CRC32();
    crc.update(buffer, 0, filled);
    publication.run(
        client ->
            client.putObject(
                b ->
                    b.bucket(location.bucket())
                        .key(location.key())
                        .metadata(publication.metadata())
                        .checksumCRC32(ObjectChecksum.base64(crc))
                        .ifMatch(publication.ifMatch())
                        .ifNoneMatch(publication.ifNoneMatch())
                        .serverSideEncryption(options.encryption())
                        .ssekmsKeyId(options.kmsKey())
                        .requestPayer(calls.payer()),
                MultipartUpload.body(buffer, filled)),
        () -> "");
  }

  @Override
  protected void discard() {
    if (upload != null) {
      upload.abort();
    }
  }
}
