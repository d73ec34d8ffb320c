package dev.ecomm.io.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;

/**
 * A checksum of the footer within the footer. Parquet itself has checksums of pages only, so a
 * flipped bit in a column's name or a page's place would go unseen. The CRC-32 is that of the
 * footer with zeros in its place, as eight hexadecimal digits under a key that other readers
 * ignore.
 */
final class FooterChecksum {
  private static final String KEY = "ecomm.footer.crc32";
  private static final int DIGITS = 8;

  /** The key, then what the Thrift compact protocol puts between it and a text of eight bytes. */
  private static final byte[] BEFORE = (KEY + "\u0018\b").getBytes(StandardCharsets.US_ASCII);

  private FooterChecksum() {}

  /** Makes room for the checksum. */
  static void addTo(FileMetaData footer) {
    footer.addToKey_value_metadata(new KeyValue(KEY).setValue("0".repeat(DIGITS)));
  }

  /** Puts the checksum in. */
  static void fill(byte[] footer) {
    byte[] digits = digits(footer);
    System.arraycopy(digits, 0, footer, place(footer), DIGITS);
  }

  /**
   * Checks the checksum, if there is one.
   *
   * @throws Damage if it does not match
   */
  static void check(FileMetaData parsed, byte[] footer) {
    List<KeyValue> entries = parsed.getKey_value_metadata();
    if (entries == null || entries.stream().noneMatch(entry -> KEY.equals(entry.getKey()))) {
      return;
    }
    int place = place(footer);
    if (place < 0) {
      throw mismatch();
    }
    byte[] found = Arrays.copyOfRange(footer, place, place + DIGITS);
    byte[] zeroed = footer.clone();
    Arrays.fill(zeroed, place, place + DIGITS, (byte) '0');
    if (!Arrays.equals(found, digits(zeroed))) {
      throw mismatch();
    }
  }

  private static Damage mismatch() {
    return new Damage("the checksum of the footer does not match");
  }

  /** It stands after all that users can name, so the last occurrence is ours. */
  private static int place(byte[] footer) {
    for (int at = footer.length - BEFORE.length - DIGITS; at >= 0; at--) {
      if (Arrays.equals(footer, at, at + BEFORE.length, BEFORE, 0, BEFORE.length)) {
        return at + BEFORE.length;
      }
    }
    return -1;
  }

  private static byte[] digits(byte[] footer) {
    CRC32 crc = new CRC32();
    crc.update(footer, 0, footer.length);
    byte[] digits = new byte[DIGITS];
    for (int i = 0; i < DIGITS; i++) {
      int digit = (int) (crc.getValue() >>> (4 * (DIGITS - 1 - i))) & 0xF;
      digits[i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
    }
    return digits;
  }
}
