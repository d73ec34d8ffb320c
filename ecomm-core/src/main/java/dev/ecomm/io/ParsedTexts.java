package dev.ecomm.io;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.StringColumn;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of a dictionary stand for, parsed when the first row that has it comes by and kept
 * as long as batches share the dictionary. For one thread.
 */
final class ParsedTexts {

  /** Makes a number of a text. */
  @FunctionalInterface
  interface Parser {
    long parse(byte[] utf8, int start, int end);
  }

  private final Parser parser;
  private @Nullable Dictionary dictionary;
  private BitSet known = new BitSet();
  private long[] values = {};
  private byte[] text = new byte[64];

  ParsedTexts(Parser parser) {
    this.parser = parser;
  }

  /** The number of a row that is not missing. */
  long at(StringColumn column, int row) {
    if (column.dictionary() != dictionary) {
      dictionary = column.dictionary();
      known = new BitSet();
      values = new long[dictionary.size()];
    }
    int code = column.codeAt(row);
    if (!known.get(code)) {
      known.set(code);
      values[code] = parse(column.dictionary(), code);
    }
    return values[code];
  }

  private long parse(Dictionary texts, int code) {
    if (text.length < texts.utf8Length(code)) {
      text = new byte[texts.utf8Length(code) * 2];
    }
    return parser.parse(text, 0, texts.copyUtf8(code, text, 0));
  }
}
