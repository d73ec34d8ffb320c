package dev.ecomm.io.parquet;

import dev.ecomm.model.Column;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.StringColumn;
import java.util.Arrays;

/** Reads a column of texts. */
final class TextDecoder extends FlatDecoder {
  private final TextCodes texts;
  private int[] codes = {};

  TextDecoder(FileColumn column, ParquetFormat limits) {
    super(column, limits);
    this.texts = new TextCodes(column, chunk, limits.maxPageBytes());
  }

  @Override
  void startChunk(byte[] bytes, int from, int length, Codec codec) {
    super.startChunk(bytes, from, length, codec);
    texts.startChunk();
  }

  @Override
  void allocate(int capacity) {
    texts.start();
    codes = new int[capacity];
  }

  @Override
  void reserve(int rows) {
    codes = grown(codes, rows);
  }

  @Override
  void startPage() {
    texts.startPage();
  }

  @Override
  boolean isPageAtEnd() {
    return texts.isPageAtEnd();
  }

  @Override
  void read(int count) {
    texts.read(codes, size, count);
  }

  @Override
  void spread(int[] definitions, int rows, int present) {
    int from = size + present;
    for (int i = rows - 1; i >= 0; i--) {
      codes[size + i] = (definitions[i] & 1) == 1 ? codes[--from] : Dictionary.MISSING;
    }
  }

  @Override
  void check(int rows) {
    if (texts.anyNoText()) {
      for (int row = size; row < size + rows; row++) {
        if (codes[row] == TextCodes.NO_TEXT) {
          throw new RowFault(rowOfFile(row), noText());
        }
      }
    }
  }

  static String noText() {
    return "its bytes are not UTF-8. Write the column as texts, or leave it out with"
        + " columns(...).";
  }

  @Override
  Column finish() {
    int[] all = size == codes.length ? codes : Arrays.copyOf(codes, size);
    codes = new int[0];
    return StringColumn.of(texts.dictionary(), all);
  }
}
