package dev.ecomm.io.parquet;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/** Gathers batches to row groups, and writes these from front to back, the footer last. */
final class ParquetTableWriter implements TableWriter {
  static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** Constant, so that equal tables are equal bytes. */
  private static final String CREATED_BY = "ecomm-io-columnar version 1 (build 1)";

  private final OutputStream out;
  private final String file;
  private final Schema schema;
  private final List<FileField> fields;
  private final int rowGroupRows;
  private final Codec codec;
  private final ChunkWriter chunks;
  private final ByteOutput buffer = new ByteOutput();

  private final List<DataTable> parts = new ArrayList<>();
  private int gathered;

  private final List<RowGroup> rowGroups = new ArrayList<>();
  private long position;
  private long rows;

  ParquetTableWriter(ParquetFormat format, OutputStream out, URI uri, Schema schema) {
    this.out = out;
    this.file = Stores.withoutSecrets(uri).toString();
    this.schema = schema;
    this.fields = fields(format, schema);
    this.rowGroupRows = format.rowGroupRows();
    this.codec = Codec.of(format.compression());
    this.chunks = new ChunkWriter(codec, name(format.compression()));
  }

  private static List<FileField> fields(ParquetFormat format, Schema schema) {
    format.requireDecimals(schema);
    List<FileField> fields = new ArrayList<>();
    for (Field field : schema.fields()) {
      fields.add(new FileField(field, format.decimals().get(field.name())));
    }
    return fields;
  }

  private static CompressionCodec name(ParquetCompression compression) {
    return switch (compression) {
      case ZSTD -> CompressionCodec.ZSTD;
      case SNAPPY -> CompressionCodec.SNAPPY;
      case GZIP -> CompressionCodec.GZIP;
      case NONE -> CompressionCodec.UNCOMPRESSED;
    };
  }

  @Override
  public void write(DataTable batch) {
    if (!batch.schema().equals(schema)) {
      throw new IllegalArgumentException("batch has " + batch.schema() + ", must have " + schema);
    }
    int from = 0;
    while (from < batch.rows()) {
      int to = Math.min(batch.rows(), from + (rowGroupRows - gathered));
      parts.add(from == 0 && to == batch.rows() ? batch : batch.slice(from, to));
      gathered += to - from;
      from = to;
      if (gathered == rowGroupRows) {
        writeRowGroup();
      }
    }
  }

  private void writeRowGroup() {
    RowGroup group = new RowGroup();
    long start = Math.max(position, MAGIC.length);
    long uncompressed = 0;
    for (int i = 0; i < fields.size(); i++) {
      int column = i;
      buffer.clear();
      if (position == 0) {
        buffer.write(MAGIC, 0, MAGIC.length);
      }
      ColumnPages pages = encode(i, parts.stream().map(part -> part.column(column)).toList());
      var chunk = chunks.write(fields.get(i), pages, buffer, position + buffer.size);
      uncompressed += chunk.getMeta_data().getTotal_uncompressed_size();
      group.addToColumns(chunk);
      send();
    }
    group.setTotal_byte_size(uncompressed);
    group.setNum_rows(gathered);
    group.setFile_offset(start);
    group.setTotal_compressed_size(position - start);
    group.setOrdinal((short) Math.min(Short.MAX_VALUE, rowGroups.size()));
    rowGroups.add(group);
    rows += gathered;
    gathered = 0;
    parts.clear();
  }

  private ColumnPages encode(int column, List<dev.ecomm.model.Column> columns) {
    try {
      return ColumnEncoder.encode(fields.get(column), columns, gathered, rows);
    } catch (ColumnEncoder.BadValue e) {
      throw InvoiceDataException.of(file, String.valueOf(e.getMessage()), e);
    }
  }

  /** A column at a time: few writes, and no more memory than the largest takes. */
  private void send() {
    try {
      out.write(buffer.bytes, 0, buffer.size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    position += buffer.size;
    buffer.clear();
  }

  @Override
  public void commit() {
    if (gathered > 0) {
      writeRowGroup();
    }
    byte[] footer = footer();
    buffer.clear();
    if (position == 0) {
      buffer.write(MAGIC, 0, MAGIC.length);
    }
    buffer.write(footer, 0, footer.length);
    buffer.putInt(footer.length);
    buffer.write(MAGIC, 0, MAGIC.length);
    send();
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] footer() {
    List<SchemaElement> elements = new ArrayList<>();
    elements.add(new SchemaElement("schema").setNum_children(fields.size()));
    List<ColumnOrder> orders = new ArrayList<>();
    for (FileField field : fields) {
      field.addTo(elements);
      orders.add(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()));
    }
    FileMetaData footer = new FileMetaData(1, elements, rows, rowGroups);
    footer.setCreated_by(CREATED_BY);
    footer.setColumn_orders(orders);
    FooterChecksum.addTo(footer);
    ByteOutput bytes = new ByteOutput();
    try {
      Util.writeFileMetaData(footer, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] written = bytes.toByteArray();
    FooterChecksum.fill(written);
    return written;
  }

  @Override
  public void close() {
    parts.clear();
    codec.close();
  }
}
