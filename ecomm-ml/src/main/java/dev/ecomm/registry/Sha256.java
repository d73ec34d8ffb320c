package dev.ecomm.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 as 64 hexadecimal digits, lower case. */
final class Sha256 {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private Sha256() {}

  static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String end(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  static String of(byte[] bytes) {
    MessageDigest digest = begin();
    digest.update(bytes);
    return end(digest);
  }

  static String require(String sha256) {
    if (!FORM.matcher(sha256).matches()) {
      throw new IllegalArgumentException("sha256 is not 64 hexadecimal digits in lower case");
    }
    return sha256;
  }
}
