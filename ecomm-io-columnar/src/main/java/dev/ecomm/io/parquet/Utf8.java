package dev.ecomm.io.parquet;

/** Tells whether bytes are a text. */
final class Utf8 {
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** As RFC 3629 has it: no surrogates, no longer forms than needed, nothing past U+10FFFF. */
  static boolean isValid(byte[] bytes, int from, int length) {
    int end = from + length;
    int at = from;
    while (at <= end - 8 && (Little.longAt(bytes, at) & HIGH_BITS) == 0) {
      at += 8;
    }
    while (at < end) {
      int lead = bytes[at++];
      if (lead >= 0) {
        continue;
      }
      lead &= 0xFF;
      int more = lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : -1;
      if (more < 0 || more > end - at || !isValidSecond(lead, bytes[at] & 0xFF)) {
        return false;
      }
      for (int i = 1; i < more; i++) {
        if ((bytes[at + i] & 0xC0) != 0x80) {
          return false;
        }
      }
      at += more;
    }
    return true;
  }

  private static boolean isValidSecond(int lead, int second) {
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int greatest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= least && second <= greatest;
  }
}
