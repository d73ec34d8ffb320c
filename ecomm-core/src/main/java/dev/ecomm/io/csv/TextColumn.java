package dev.ecomm.io.csv;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Codes for the fields of one text column. Invoice files repeat themselves: most lines have the
 * invoice, customer and country of the line before, so that one is compared first.
 */
final class TextColumn {

  /** What {@link #code} gives for bytes that are no text. */
  static final int NOT_TEXT = -2;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final DictionaryBuilder dictionary;
  private final TextDecoder decoder;

  private int lastStart;
  private int lastLength = -1;
  private int lastCode;

  TextColumn(DictionaryBuilder dictionary, TextDecoder decoder) {
    this.dictionary = dictionary;
    this.decoder = decoder;
  }

  /** Forgets the line before; needed whenever the buffer changes. */
  void forget() {
    lastLength = -1;
  }

  /** The code of a text that is likely that of the line before, in the same buffer. */
  int repeatedCode(byte[] bytes, int start, int length) {
    if (length == lastLength && same(bytes, start, lastStart, length)) {
      return lastCode;
    }
    int code = code(bytes, start, length);
    if (code >= 0 && TextDecoder.isAscii(bytes, start, length)) {
      lastStart = start;
      lastLength = length;
      lastCode = code;
    }
    return code;
  }

  /** The code of a text, {@link Dictionary#MISSING} for none, {@link #NOT_TEXT} for no text. */
  int code(byte[] bytes, int start, int length) {
    if (length == 0) {
      return Dictionary.MISSING;
    }
    if (decoder.recodesAll() && !TextDecoder.isAscii(bytes, start, length)) {
      return recodedCode(bytes, start, length);
    }
    int code = dictionary.code(bytes, start, length);
    if (code != Dictionary.MISSING) {
      return code;
    }
    return TextDecoder.isUtf8(bytes, start, length)
        ? dictionary.add(bytes, start, length)
        : recodedCode(bytes, start, length);
  }

  private int recodedCode(byte[] bytes, int start, int length) {
    byte[] utf8 = decoder.recode(bytes, start, length);
    if (utf8 == null) {
      return NOT_TEXT;
    }
    return dictionary.add(utf8, 0, utf8.length);
  }

  /** Whether two stretches of a padded buffer hold the same bytes. */
  static boolean same(byte[] bytes, int a, int b, int length) {
    if (length == 0) {
      return true;
    }
    if (length <= 8) {
      long difference = (long) LONG.get(bytes, a) ^ (long) LONG.get(bytes, b);
      return difference << (64 - 8 * length) == 0;
    }
    if (length <= 16) {
      return (long) LONG.get(bytes, a) == (long) LONG.get(bytes, b)
          && (long) LONG.get(bytes, a + length - 8) == (long) LONG.get(bytes, b + length - 8);
    }
    return Arrays.equals(bytes, a, a + length, bytes, b, b + length);
  }
}
