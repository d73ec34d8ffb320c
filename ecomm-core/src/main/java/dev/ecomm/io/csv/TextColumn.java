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

  /** What {@link #code} gives for a text that the dictionary does not hold yet. */
  static final int NEW = -2;

  /** What {@link #code} gives for bytes that are no text. */
  static final int NOT_TEXT = -3;

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

  /**
   * The code of a text, {@link Dictionary#MISSING} for none, {@link #NEW} or {@link #NOT_TEXT}.
   * Adds nothing: whether its row is good is not known yet.
   */
  int code(byte[] bytes, int start, int length) {
    if (length == 0) {
      return Dictionary.MISSING;
    }
    if (!decoder.recodesAll() || TextDecoder.isAscii(bytes, start, length)) {
      int code = dictionary.code(bytes, start, length);
      if (code != Dictionary.MISSING) {
        return code;
      }
      if (TextDecoder.isUtf8(bytes, start, length)) {
        return NEW;
      }
    }
    byte[] utf8 = decoder.recode(bytes, start, length);
    if (utf8 == null) {
      return NOT_TEXT;
    }
    decoder.recoded++;
    int code = dictionary.code(utf8, 0, utf8.length);
    return code == Dictionary.MISSING ? NEW : code;
  }

  /** Adds a text that is {@link #NEW}. */
  int add(byte[] bytes, int start, int length) {
    boolean asItIs =
        decoder.recodesAll()
            ? TextDecoder.isAscii(bytes, start, length)
            : TextDecoder.isUtf8(bytes, start, length);
    byte[] utf8 = asItIs ? null : decoder.recode(bytes, start, length);
    return utf8 == null
        ? dictionary.add(bytes, start, length)
        : dictionary.add(utf8, 0, utf8.length);
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
