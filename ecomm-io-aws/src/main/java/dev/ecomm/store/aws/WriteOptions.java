package dev.ecomm.store.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * How objects are written.
 *
 * @param partBytes the size of the first parts, at least 5 MiB
 * @param kmsKey the key that S3 encrypts with, or null for the bucket's own way
 */
record WriteOptions(int partBytes, @Nullable String kmsKey) {
  static final int SMALLEST_PART = 5 << 20;
  static final int LARGEST_PART = 1 << 30;

  /** Parts have one size so far, as some servers want it: 8 GiB with the default. */
  private static final int EQUAL_PARTS = 1_000;

  private static final int GROWTH = 32;

  @Nullable ServerSideEncryption encryption() {
    return kmsKey == null ? null : ServerSideEncryption.AWS_KMS;
  }

  /**
   * The size of a part. S3 takes 10,000 parts and objects of 5 TiB: from part 1,001 on each is 1/32
   * of the first larger than the one before, so that both are reached together.
   *
   * @param number from 1
   */
  int partBytes(int number) {
    long steps = Math.max(0, number - EQUAL_PARTS);
    long grown = partBytes + steps * (partBytes / GROWTH);
    return (int) Math.min(grown, Math.max(partBytes, LARGEST_PART));
  }
}
