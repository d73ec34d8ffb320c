package dev.ecomm.io.parquet;

import java.io.ByteArrayInputStream;
import java.util.zip.CRC32;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/**
 * The pages of a column of a row group, one after the other, decompressed into buffers that are
 * used again for the next.
 */
final class ChunkReader {
  private final FileColumn column;
  private final int maxPageBytes;

  private byte[] chunk = {};
  private int at;
  private int end;
  private Codec codec = new Codec.NoCodec();

  private byte[] page = {};
  private int dataStart;
  private int dataEnd;
  private int values;
  private Encoding encoding = Encoding.PLAIN;
  private final HybridReader definitions = new HybridReader();
  private final HybridReader repetitions = new HybridReader();

  private byte[] dictionary = {};
  private int dictionaryLength;
  private int dictionarySize;
  private boolean anyPage;

  ChunkReader(FileColumn column, int maxPageBytes) {
    this.column = column;
    this.maxPageBytes = maxPageBytes;
  }

  /**
   * Starts a row group.
   *
   * @param bytes hold the chunk, and {@link Codec#SLACK} more
   */
  void start(byte[] bytes, int from, int length, Codec compression) {
    chunk = bytes;
    at = from;
    end = from + length;
    codec = compression;
    dictionarySize = -1;
    anyPage = false;
  }

  /** Bytes of the data page. */
  byte[] page() {
    return page;
  }

  /** Where the values of the data page begin. */
  int dataStart() {
    return dataStart;
  }

  int dataEnd() {
    return dataEnd;
  }

  /** How many levels the data page has. */
  int values() {
    return values;
  }

  Encoding encoding() {
    return encoding;
  }

  HybridReader definitions() {
    return definitions;
  }

  HybridReader repetitions() {
    return repetitions;
  }

  byte[] dictionary() {
    return dictionary;
  }

  int dictionaryLength() {
    return dictionaryLength;
  }

  /** Returns the number of entries, -1 while there was no dictionary page. */
  int dictionarySize() {
    return dictionarySize;
  }

  /**
   * Goes to the next data page.
   *
   * @return false after the last
   */
  boolean nextPage() {
    while (at < end) {
      PageHeader header = header();
      int length = header.getCompressed_page_size();
      int from = at;
      check(header, length);
      at += length;
      if (header.getType() == PageType.DICTIONARY_PAGE) {
        readDictionary(header, from, length);
      } else if (header.getType() == PageType.DATA_PAGE) {
        readPage(header, from, length);
        return true;
      } else if (header.getType() == PageType.DATA_PAGE_V2) {
        readPageV2(header, from, length);
        return true;
      }
    }
    return false;
  }

  private PageHeader header() {
    ByteArrayInputStream in = new ByteArrayInputStream(chunk, at, end - at);
    PageHeader header = new PageHeader();
    try {
      TConfiguration limits = new TConfiguration();
      limits.setMaxMessageSize(end - at);
      header.read(new TCompactProtocol(new TIOStreamTransport(limits, in)));
    } catch (TException e) {
      throw new Damage("a page's header cannot be read", e);
    }
    at = end - in.available();
    return header;
  }

  private void check(PageHeader header, int length) {
    int inflated = header.getUncompressed_page_size();
    if (length < 0 || length > end - at || inflated < 0) {
      throw new Damage("a page of " + length + " bytes, " + inflated + " decompressed");
    }
    if (inflated > maxPageBytes) {
      throw new Damage(
          "a page of "
              + inflated
              + " bytes passes maxPageBytes "
              + maxPageBytes
              + ", which can be raised if the file can be trusted");
    }
    if (header.isSetCrc()) {
      CRC32 crc = new CRC32();
      crc.update(chunk, at, length);
      if ((int) crc.getValue() != header.getCrc()) {
        throw new Damage("the checksum of a page does not match");
      }
    }
  }

  private void readDictionary(PageHeader header, int from, int length) {
    DictionaryPageHeader about = header.getDictionary_page_header();
    if (about == null || dictionarySize >= 0 || anyPage) {
      throw new Damage("a dictionary that is not the first page");
    }
    dictionaryLength = header.getUncompressed_page_size();
    dictionary = Codec.room(dictionary, dictionaryLength);
    codec.decompress(chunk, from, length, dictionary, 0, dictionaryLength);
    dictionarySize = about.getNum_values();
    boolean plain =
        about.getEncoding() == Encoding.PLAIN || about.getEncoding() == Encoding.PLAIN_DICTIONARY;
    if (dictionarySize < 0 || dictionarySize > dictionaryLength / leastEntry() || !plain) {
      throw new Damage("a dictionary of " + dictionarySize + " entries, " + about.getEncoding());
    }
  }

  /** The fewest bytes of an entry, so that few bytes cannot announce many. */
  private int leastEntry() {
    return switch (column.physical()) {
      case BOOLEAN -> throw new Damage("a dictionary of booleans");
      case FIXED_LEN_BYTE_ARRAY -> 1;
      default -> 4;
    };
  }

  private void readPage(PageHeader header, int from, int length) {
    DataPageHeader about = header.getData_page_header();
    if (about == null) {
      throw new Damage("a data page without its header");
    }
    int inflated = header.getUncompressed_page_size();
    page = Codec.room(page, inflated);
    codec.decompress(chunk, from, length, page, 0, inflated);
    dataStart = 0;
    dataEnd = inflated;
    startValues(about.getNum_values(), about.getEncoding());
    if (column.isList()) {
      requireRle(about.getRepetition_level_encoding());
      startLevels(repetitions, 1);
    }
    if (column.mostDefinition() > 0) {
      requireRle(about.getDefinition_level_encoding());
      startLevels(definitions, HybridWriter.width(column.mostDefinition()));
    }
  }

  private static void requireRle(Encoding found) {
    if (found != Encoding.RLE) {
      throw new Damage("levels in the encoding " + found + ", which is not read here");
    }
  }

  private void startLevels(HybridReader levels, int width) {
    int length = dataEnd - dataStart < 4 ? -1 : Little.intAt(page, dataStart);
    dataStart += 4;
    if (length < 0 || length > dataEnd - dataStart) {
      throw new Damage("levels of " + length + " bytes");
    }
    levels.start(page, dataStart, dataStart + length, width);
    dataStart += length;
  }

  private void readPageV2(PageHeader header, int from, int length) {
    DataPageHeaderV2 about = header.getData_page_header_v2();
    if (about == null) {
      throw new Damage("a data page without its header");
    }
    int inflated = header.getUncompressed_page_size();
    int repeated = about.getRepetition_levels_byte_length();
    int defined = about.getDefinition_levels_byte_length();
    if (repeated < 0 || defined < 0 || (long) repeated + defined > Math.min(length, inflated)) {
      throw new Damage("levels of " + repeated + " and " + defined + " bytes");
    }
    page = Codec.room(page, inflated);
    int levels = repeated + defined;
    System.arraycopy(chunk, from, page, 0, levels);
    // The format's default is compressed. Without values there may be no bytes at all.
    Codec values = about.isIs_compressed() && length > levels ? codec : new Codec.NoCodec();
    values.decompress(chunk, from + levels, length - levels, page, levels, inflated - levels);
    dataStart = levels;
    dataEnd = inflated;
    startValues(about.getNum_values(), about.getEncoding());
    repetitions.start(page, 0, repeated, 1);
    definitions.start(page, repeated, levels, HybridWriter.width(column.mostDefinition()));
  }

  private void startValues(int count, Encoding found) {
    if (count < 0) {
      throw new Damage("a page of " + count + " values");
    }
    anyPage = true;
    values = count;
    encoding = found;
  }
}
