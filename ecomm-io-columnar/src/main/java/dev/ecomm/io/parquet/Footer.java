package dev.ecomm.io.parquet;

import dev.ecomm.store.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The footer of a file: its columns and where they are.
 *
 * @param columns all, also those that cannot be read
 * @param rowGroups in order; looked over: as many columns as the schema has, rows within the limit
 */
record Footer(List<FileColumn> columns, List<RowGroup> rowGroups) {
  private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);

  /** The length of the footer and the magic bytes after it. */
  static final int TAIL = 8;

  /** So much of the end is fetched at once, which mostly is the whole footer. */
  private static final int FIRST_FETCH = 1 << 16;

  /**
   * Fetches and parses.
   *
   * @throws Damage if the object is no Parquet file; says what is wrong and what to do
   */
  static Footer read(ObjectReader object, ParquetFormat limits) throws IOException {
    long length = object.info().length();
    if (length == 0) {
      throw new Damage("is empty; a Parquet file has at least a footer");
    }
    byte[] end = fetch(object, (int) Math.min(length, FIRST_FETCH));
    requireMagic(end, length);
    int footerLength = Little.intAt(end, end.length - TAIL);
    if (footerLength < 1 || footerLength > length - TAIL - ParquetTableWriter.MAGIC.length) {
      throw new Damage(
          "is damaged: it announces a footer of "
              + (footerLength & 0xFFFF_FFFFL)
              + " bytes but has "
              + length
              + " in all");
    }
    if (footerLength > limits.maxFooterBytes()) {
      throw new Damage(
          "has a footer of "
              + footerLength
              + " bytes, more than maxFooterBytes "
              + limits.maxFooterBytes()
              + ". Raise it if the file can be trusted");
    }
    if (footerLength > end.length - TAIL) {
      end = fetch(object, footerLength + TAIL);
    }
    int start = end.length - TAIL - footerLength;
    return parse(Arrays.copyOfRange(end, start, start + footerLength), limits);
  }

  private static byte[] fetch(ObjectReader object, int bytes) throws IOException {
    byte[] end = new byte[bytes];
    object.readFully(object.info().length() - bytes, end, 0, bytes);
    return end;
  }

  private static void requireMagic(byte[] end, long length) {
    byte[] found =
        Arrays.copyOfRange(
            end, Math.max(0, end.length - ParquetTableWriter.MAGIC.length), end.length);
    if (Arrays.equals(found, ENCRYPTED)) {
      throw new Damage("is encrypted, which is not read here. Decrypt it first");
    }
    if (!Arrays.equals(found, ParquetTableWriter.MAGIC) || length < 12) {
      throw new Damage(
          "does not end as a Parquet file does: it is cut off, or of another format. Get it"
              + " again, or name its format");
    }
  }

  private static Footer parse(byte[] bytes, ParquetFormat limits) {
    FileMetaData parsed;
    try {
      // No list or text of the footer can be longer than the footer.
      parsed = Util.readFileMetaData(new ByteArrayInputStream(bytes), bytes.length);
    } catch (IOException e) {
      throw new Damage("has a footer that cannot be read; it is damaged", e);
    }
    FooterChecksum.check(parsed, bytes);
    if (parsed.isSetEncryption_algorithm()) {
      throw new Damage("is encrypted, which is not read here. Decrypt it first");
    }
    if (parsed.getSchemaSize() < 1) {
      throw new Damage("has a footer without a schema; it is damaged");
    }
    Footer footer = new Footer(FileColumn.of(parsed.getSchema()), parsed.getRow_groups());
    footer.check(parsed, limits);
    return footer;
  }

  private void check(FileMetaData parsed, ParquetFormat limits) {
    int leaves = FileColumn.leaves(parsed.getSchema());
    long rows = 0;
    for (RowGroup group : rowGroups) {
      if (group.getColumnsSize() != leaves) {
        throw new Damage(
            "is damaged: a row group has "
                + group.getColumnsSize()
                + " columns where the schema has "
                + leaves);
      }
      if (group.getNum_rows() < 0 || group.getNum_rows() > limits.maxRowGroupRows()) {
        throw new Damage(
            "has a row group of "
                + group.getNum_rows()
                + " rows, not from 0 to maxRowGroupRows "
                + limits.maxRowGroupRows()
                + ". Raise it if the file can be trusted");
      }
      rows += group.getNum_rows();
    }
    if (rows != parsed.getNum_rows()) {
      throw new Damage(
          "is damaged: it announces "
              + parsed.getNum_rows()
              + " rows, but its row groups have "
              + rows);
    }
  }
}
