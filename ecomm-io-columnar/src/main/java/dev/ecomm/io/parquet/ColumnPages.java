package dev.ecomm.io.parquet;

import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * A column of a row group, ready to be cut into pages: levels that say which values are there, and
 * the values that are, one after the other.
 *
 * @param rows of the row group
 * @param levels one per row, or per item of a list; null where every row has its value
 * @param values the values that are there
 * @param statistics least, greatest, how many are missing
 */
record ColumnPages(int rows, @Nullable Levels levels, Values values, Statistics statistics) {

  /**
   * Definition and repetition levels.
   *
   * @param definitions how far each value is there
   * @param repetitions 0 where a row begins; null where no column repeats
   * @param count of both
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on whole, never compared
  record Levels(int[] definitions, int @Nullable [] repetitions, int count) {}

  /** Values that are there, in one encoding. */
  interface Values {

    /** Returns how a data page lays them out. */
    Encoding encoding();

    /** Returns how many there are. */
    int count();

    /** Returns the entries of a dictionary page, 0 without one. */
    int dictionarySize();

    /** Writes the dictionary page. */
    void writeDictionary(ByteOutput out);

    /** Returns about how many bytes a page takes. */
    long length(int from, int to);

    /** Writes a data page. */
    void write(ByteOutput out, int from, int to);
  }

  /** Values without a dictionary. */
  abstract static class PlainValues implements Values {
    @Override
    public Encoding encoding() {
      return Encoding.PLAIN;
    }

    @Override
    public int dictionarySize() {
      return 0;
    }

    @Override
    public void writeDictionary(ByteOutput out) {
      throw new IllegalStateException("no dictionary");
    }
  }

  /** Codes of a dictionary. */
  abstract static class CodedValues implements Values {
    private final int[] codes;
    private final int count;
    private final int width;

    CodedValues(int[] codes, int count, int entries) {
      this.codes = codes;
      this.count = count;
      this.width = HybridWriter.width(entries - 1);
    }

    @Override
    public Encoding encoding() {
      return Encoding.RLE_DICTIONARY;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public long length(int from, int to) {
      return (long) (to - from) * width / 8;
    }

    @Override
    public void write(ByteOutput out, int from, int to) {
      out.write(width);
      HybridWriter.write(out, codes, from, to, width);
    }
  }
}
