package dev.ecomm.io.csv;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;

/** Codes for the fields of one text column. */
final class TextColumn {

  /** What {@link #code} gives for a text that the dictionary does not hold yet. */
  static final int NEW = -2;

  /** What {@link #code} gives for bytes that are no text. */
  static final int NOT_TEXT = -3;

  private final DictionaryBuilder dictionary;
  private final TextDecoder decoder;

  TextColumn(DictionaryBuilder dictionary, TextDecoder decoder) {
    this.dictionary = dictionary;
    this.decoder = decoder;
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
        ? dictionary.addNew(bytes, start, length)
        : dictionary.addNew(utf8, 0, utf8.length);
  }
}
