package dev.ecomm.io.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** Cuts a column of a row group into pages, compresses them, and tells the footer of them. */
final class ChunkWriter {

  /** Values of a page. A smaller page is no quicker to read, a larger one costs readers memory. */
  private static final int PAGE_VALUES = 1 << 15;

  private static final int PAGE_BYTES = 1 << 20;

  private final Codec codec;
  private final CompressionCodec codecName;
  private final ByteOutput page = new ByteOutput();
  private final ByteOutput compressed = new ByteOutput();
  private long uncompressedLength;

  ChunkWriter(Codec codec, CompressionCodec codecName) {
    this.codec = codec;
    this.codecName = codecName;
  }

  /**
   * Appends the column.
   *
   * @param position of the first byte in the file
   */
  ColumnChunk write(FileField field, ColumnPages column, ByteOutput out, long position) {
    int start = out.size;
    uncompressedLength = 0;
    ColumnMetaData data = new ColumnMetaData();
    ColumnPages.Values values = column.values();
    if (values.dictionarySize() > 0) {
      data.setDictionary_page_offset(position);
      writeDictionary(values, out);
    }
    data.setData_page_offset(position + out.size - start);
    int pages = writeDataPages(field, column, out);
    data.setType(field.physical());
    data.setEncodings(encodings(values));
    data.setPath_in_schema(field.path());
    data.setCodec(codecName);
    data.setNum_values(levels(column));
    data.setTotal_uncompressed_size(uncompressedLength);
    data.setTotal_compressed_size(out.size - (long) start);
    data.setStatistics(column.statistics());
    if (values.dictionarySize() > 0) {
      data.addToEncoding_stats(new PageEncodingStats(PageType.DICTIONARY_PAGE, Encoding.PLAIN, 1));
    }
    data.addToEncoding_stats(new PageEncodingStats(PageType.DATA_PAGE, values.encoding(), pages));
    return new ColumnChunk(0).setMeta_data(data);
  }

  private static List<Encoding> encodings(ColumnPages.Values values) {
    return values.dictionarySize() > 0
        ? List.of(Encoding.PLAIN, Encoding.RLE, values.encoding())
        : List.of(Encoding.RLE, values.encoding());
  }

  private static int levels(ColumnPages column) {
    ColumnPages.Levels levels = column.levels();
    return levels == null ? column.rows() : levels.count();
  }

  private void writeDictionary(ColumnPages.Values values, ByteOutput out) {
    page.clear();
    values.writeDictionary(page);
    PageHeader header = new PageHeader().setType(PageType.DICTIONARY_PAGE);
    header.setDictionary_page_header(
        new DictionaryPageHeader(values.dictionarySize(), Encoding.PLAIN));
    writePage(header, out);
  }

  private int writeDataPages(FileField field, ColumnPages column, ByteOutput out) {
    int pages = 0;
    int from = 0;
    int valueFrom = 0;
    int last = levels(column);
    while (from < last) {
      int to = pageEnd(column, from, valueFrom);
      int valueTo = valueFrom + present(field, column.levels(), from, to);
      page.clear();
      writeLevels(field, column.levels(), from, to);
      column.values().write(page, valueFrom, valueTo);
      PageHeader header = new PageHeader().setType(PageType.DATA_PAGE);
      header.setData_page_header(
          new DataPageHeader(to - from, column.values().encoding(), Encoding.RLE, Encoding.RLE));
      writePage(header, out);
      pages++;
      from = to;
      valueFrom = valueTo;
    }
    return pages;
  }

  private static int pageEnd(ColumnPages column, int from, int valueFrom) {
    ColumnPages.Levels levels = column.levels();
    ColumnPages.Values values = column.values();
    int last = levels(column);
    int step = Math.min(PAGE_VALUES, last - from);
    while (step > 1
        && values.length(valueFrom, Math.min(valueFrom + step, values.count())) > PAGE_BYTES) {
      step /= 2;
    }
    int to = from + step;
    if (levels != null && levels.repetitions() != null) {
      // A page has whole rows.
      while (to < last && levels.repetitions()[to] != 0) {
        to++;
      }
    }
    return to;
  }

  private static int present(
      FileField field, ColumnPages.@Nullable Levels levels, int from, int to) {
    if (levels == null) {
      return to - from;
    }
    int most = field.mostDefinition();
    int present = 0;
    for (int i = from; i < to; i++) {
      present += levels.definitions()[i] == most ? 1 : 0;
    }
    return present;
  }

  private void writeLevels(FileField field, ColumnPages.@Nullable Levels levels, int from, int to) {
    if (levels == null) {
      int start = startLevels();
      HybridWriter.writeRun(page, 1, to - from, 1);
      endLevels(start);
      return;
    }
    if (levels.repetitions() != null) {
      int start = startLevels();
      HybridWriter.write(page, levels.repetitions(), from, to, 1);
      endLevels(start);
    }
    int start = startLevels();
    HybridWriter.write(
        page, levels.definitions(), from, to, HybridWriter.width(field.mostDefinition()));
    endLevels(start);
  }

  private int startLevels() {
    page.putInt(0);
    return page.size;
  }

  private void endLevels(int start) {
    page.setInt(start - 4, page.size - start);
  }

  private void writePage(PageHeader header, ByteOutput out) {
    compressed.clear();
    codec.compress(page.bytes, page.size, compressed);
    CRC32 crc = new CRC32();
    crc.update(compressed.bytes, 0, compressed.size);
    header.setUncompressed_page_size(page.size);
    header.setCompressed_page_size(compressed.size);
    header.setCrc((int) crc.getValue());
    int start = out.size;
    try {
      Util.writePageHeader(header, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    uncompressedLength += out.size - start + (long) page.size;
    out.write(compressed.bytes, 0, compressed.size);
  }
}
