package dev.ecomm.io.parquet;

import dev.ecomm.model.Dictionary;
import java.util.Arrays;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Texts as codes of a dictionary, whose bytes go to the file as they are: no String is made. Where
 * nearly every text is another one, they are written one after the other instead.
 */
final class TextPages {

  /** Longer texts are left out of the statistics, which stand in the footer. */
  private static final int LONGEST_IN_STATISTICS = 256;

  /** The largest dictionary page: readers keep it whole. */
  private static final long MOST_DICTIONARY_BYTES = 1 << 26;

  private TextPages() {}

  /**
   * Chooses the encoding.
   *
   * @param texts all of which appear
   * @param codes of the texts that are there
   * @param missing values that are not
   */
  static ColumnPages of(
      int rows,
      ColumnPages.@Nullable Levels levels,
      Dictionary texts,
      int[] codes,
      int count,
      long missing) {
    long dictionaryBytes = texts.utf8Length() + 4L * texts.size();
    long coded = dictionaryBytes + (long) count * HybridWriter.width(texts.size() - 1) / 8;
    boolean pays =
        count > 0
            && coded < plainBytes(texts, codes, count)
            && dictionaryBytes < MOST_DICTIONARY_BYTES;
    Statistics statistics = statistics(texts);
    statistics.setNull_count(missing);
    return new ColumnPages(
        rows,
        levels,
        pays ? new Coded(codes, count, texts) : new Plain(codes, count, texts),
        statistics);
  }

  private static long plainBytes(Dictionary texts, int[] codes, int count) {
    int[] lengths = new int[texts.size()];
    for (int code = 0; code < lengths.length; code++) {
      lengths[code] = texts.utf8Length(code);
    }
    long bytes = 4L * count;
    for (int i = 0; i < count; i++) {
      bytes += lengths[codes[i]];
    }
    return bytes;
  }

  private static Statistics statistics(Dictionary texts) {
    Statistics statistics = new Statistics();
    if (texts.size() > 0) {
      byte[] least = bytes(texts, 0);
      byte[] greatest = least;
      byte[] all = new byte[texts.utf8Length()];
      int at = 0;
      for (int code = 0; code < texts.size(); code++) {
        int end = at + texts.copyUtf8(code, all, at);
        if (Arrays.compareUnsigned(all, at, end, least, 0, least.length) < 0) {
          least = Arrays.copyOfRange(all, at, end);
        } else if (Arrays.compareUnsigned(all, at, end, greatest, 0, greatest.length) > 0) {
          greatest = Arrays.copyOfRange(all, at, end);
        }
        at = end;
      }
      if (least.length <= LONGEST_IN_STATISTICS && greatest.length <= LONGEST_IN_STATISTICS) {
        statistics.setMin_value(least);
        statistics.setMax_value(greatest);
        statistics.setIs_min_value_exact(true);
        statistics.setIs_max_value_exact(true);
      }
    }
    return statistics;
  }

  private static byte[] bytes(Dictionary texts, int code) {
    byte[] bytes = new byte[texts.utf8Length(code)];
    texts.copyUtf8(code, bytes, 0);
    return bytes;
  }

  private static void write(ByteOutput out, Dictionary texts, int code) {
    int length = texts.utf8Length(code);
    out.putInt(length);
    out.reserve(length);
    out.size += texts.copyUtf8(code, out.bytes, out.size);
  }

  private static final class Coded extends ColumnPages.CodedValues {
    private final Dictionary texts;

    Coded(int[] codes, int count, Dictionary texts) {
      super(codes, count, texts.size());
      this.texts = texts;
    }

    @Override
    public int dictionarySize() {
      return texts.size();
    }

    @Override
    public void writeDictionary(ByteOutput out) {
      for (int code = 0; code < texts.size(); code++) {
        TextPages.write(out, texts, code);
      }
    }
  }

  private static final class Plain extends ColumnPages.PlainValues {
    private final int[] codes;
    private final int count;
    private final Dictionary texts;

    Plain(int[] codes, int count, Dictionary texts) {
      this.codes = codes;
      this.count = count;
      this.texts = texts;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public long length(int from, int to) {
      long length = 0;
      for (int i = from; i < to; i++) {
        length += 4 + texts.utf8Length(codes[i]);
      }
      return length;
    }

    @Override
    public void write(ByteOutput out, int from, int to) {
      for (int i = from; i < to; i++) {
        TextPages.write(out, texts, codes[i]);
      }
    }
  }
}
