package dev.ecomm.store.gcp;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** CRC32C as Google writes it: four bytes, highest first, in base64. */
final class Crc {
  private static final Pattern HEADER = Pattern.compile("(?:^|[ ,])crc32c=([A-Za-z0-9+/=]+)");

  private Crc() {}

  static String text(CRC32C crc) {
    byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** What a header {@code x-goog-hash} tells, empty if nothing. */
  static String ofHeader(String header) {
    Matcher matcher = HEADER.matcher(header);
    return matcher.find() ? matcher.group(1) : "";
  }
}
