package dev.ecomm.store.aws;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The checksum that S3 has of a whole object, and the one of the bytes that arrived so far. */
final class ObjectChecksum {
  private final String name;
  private final String expected;
  private final SdkChecksum arrived;

  private ObjectChecksum(ChecksumAlgorithm algorithm, String expected) {
    this.name = algorithm.algorithmId();
    this.expected = expected;
    this.arrived = SdkChecksum.forAlgorithm(algorithm);
  }

  /** Empty if S3 has none of the whole: of some multipart uploads it has one of the parts' sums. */
  static Optional<ObjectChecksum> of(GetObjectResponse object) {
    if (object.checksumType() == ChecksumType.COMPOSITE) {
      return Optional.empty();
    }
    return one(DefaultChecksumAlgorithm.CRC32, object.checksumCRC32())
        .or(() -> one(DefaultChecksumAlgorithm.CRC32C, object.checksumCRC32C()))
        .or(() -> one(DefaultChecksumAlgorithm.CRC64NVME, object.checksumCRC64NVME()))
        .or(() -> one(DefaultChecksumAlgorithm.SHA256, object.checksumSHA256()))
        .or(() -> one(DefaultChecksumAlgorithm.SHA1, object.checksumSHA1()));
  }

  private static Optional<ObjectChecksum> one(ChecksumAlgorithm algorithm, @Nullable String value) {
    // "value-3" is a composite one of three parts, also where the type is not told.
    return value == null || value.contains("-")
        ? Optional.empty()
        : Optional.of(new ObjectChecksum(algorithm, value));
  }

  void update(byte[] bytes, int offset, int length) {
    arrived.update(bytes, offset, length);
  }

  /** Empty if both are equal, else what differs. */
  Optional<String> difference() {
    String found = Base64.getEncoder().encodeToString(arrived.getChecksumBytes());
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of("its " + name + " is " + found + ", S3 has " + expected);
  }
}
