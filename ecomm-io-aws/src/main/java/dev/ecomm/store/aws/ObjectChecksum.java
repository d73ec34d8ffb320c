package dev.ecomm.store.aws;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The checksum that S3 has of a whole object, and the one of the bytes that arrived so far. */
final class ObjectChecksum {

  /** Takes bytes, and tells the sum of all of them at the end. */
  private interface Sum {
    void update(byte[] bytes, int offset, int length);

    byte[] value();
  }

  private final String name;
  private final String expected;
  private final Sum arrived;

  private ObjectChecksum(String name, String expected, Sum arrived) {
    this.name = name;
    this.expected = expected;
    this.arrived = arrived;
  }

  /** Empty if S3 has none of the whole: of some multipart uploads it has one of the parts' sums. */
  static Optional<ObjectChecksum> of(GetObjectResponse object) {
    if (object.checksumType() == ChecksumType.COMPOSITE) {
      return Optional.empty();
    }
    return one("CRC32", object.checksumCRC32(), () -> crc(new CRC32(), 4))
        .or(() -> one("CRC32C", object.checksumCRC32C(), () -> crc(new CRC32C(), 4)))
        .or(() -> one("CRC64NVME", object.checksumCRC64NVME(), () -> crc(new Crc64(), 8)))
        .or(() -> one("SHA-256", object.checksumSHA256(), () -> digest("SHA-256")))
        .or(() -> one("SHA-1", object.checksumSHA1(), () -> digest("SHA-1")));
  }

  private static Optional<ObjectChecksum> one(
      String name, @Nullable String value, Supplier<Sum> sum) {
    // "value-3" is a composite one of three parts, also where the type is not told.
    return value == null || value.contains("-")
        ? Optional.empty()
        : Optional.of(new ObjectChecksum(name, value, sum.get()));
  }

  private static Sum crc(Checksum crc, int length) {
    return new Sum() {
      @Override
      public void update(byte[] bytes, int offset, int n) {
        crc.update(bytes, offset, n);
      }

      @Override
      public byte[] value() {
        ByteBuffer all = ByteBuffer.allocate(8).putLong(crc.getValue());
        byte[] value = new byte[length];
        all.get(8 - length, value);
        return value;
      }
    };
  }

  private static Sum digest(String algorithm) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is in every JDK", e);
    }
    return new Sum() {
      @Override
      public void update(byte[] bytes, int offset, int n) {
        digest.update(bytes, offset, n);
      }

      @Override
      public byte[] value() {
        return digest.digest();
      }
    };
  }

  /** A checksum as S3 writes it. */
  static String base64(CRC32 crc) {
    return Base64.getEncoder().encodeToString(crc(crc, 4).value());
  }

  void update(byte[] bytes, int offset, int length) {
    arrived.update(bytes, offset, length);
  }

  /** Empty if both are equal, else what differs. To be asked once, at the end. */
  Optional<String> difference() {
    String found = Base64.getEncoder().encodeToString(arrived.value());
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of("its " + name + " is " + found + ", S3 has " + expected);
  }
}
