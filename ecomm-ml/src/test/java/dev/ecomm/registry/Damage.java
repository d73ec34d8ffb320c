package dev.ecomm.registry;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Texts as bad disks, editors and strangers leave them. */
final class Damage {

  private static final byte[] TELLING =
      "{}[]\",:0123456789-+.eE\\ntrufalse\u0000 "
          .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private Damage() {}

  /** One to three random changes of a byte or of a stretch; the same for the same seed. */
  static byte[] mutated(byte[] text, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = text;
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      bytes = change(bytes, random);
    }
    return bytes;
  }

  private static byte[] change(byte[] bytes, SplittableRandom random) {
    if (bytes.length == 0) {
      return new byte[] {'['};
    }
    int at = random.nextInt(bytes.length);
    byte[] changed;
    switch (random.nextInt(6)) {
      case 0 -> { // any other byte
        changed = bytes.clone();
        changed[at] = (byte) random.nextInt(256);
      }
      case 1 -> { // a byte that means something
        changed = bytes.clone();
        changed[at] = TELLING[random.nextInt(TELLING.length)];
      }
      case 2 -> { // one more
        changed = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, changed, 0, at);
        changed[at] = TELLING[random.nextInt(TELLING.length)];
        System.arraycopy(bytes, at, changed, at + 1, bytes.length - at);
      }
      case 3 -> { // some fewer
        int end = Math.min(bytes.length, at + 1 + random.nextInt(20));
        changed = Arrays.copyOf(bytes, bytes.length - (end - at));
        System.arraycopy(bytes, end, changed, at, bytes.length - end);
      }
      case 4 -> { // a stretch from elsewhere
        changed = bytes.clone();
        int from = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - Math.max(at, from), 1 + random.nextInt(40));
        System.arraycopy(bytes, from, changed, at, length);
      }
      default -> { // a number beyond all
        byte[] huge = "99999999999999999999".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        changed = Arrays.copyOf(bytes, bytes.length + huge.length);
        System.arraycopy(huge, 0, changed, at, huge.length);
        System.arraycopy(bytes, at, changed, at + huge.length, bytes.length - at);
      }
    }
    return changed;
  }
}
