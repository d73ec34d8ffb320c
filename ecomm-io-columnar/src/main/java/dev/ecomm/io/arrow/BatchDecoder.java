package dev.ecomm.io.arrow;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.Column;
import dev.ecomm.model.ColumnType;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Walks over the columns of a record batch in the order of its schema and finds the buffers of
 * each. Every length is checked before memory is taken for it. For one batch and one thread.
 */
final class BatchDecoder {

  private final ArrowFormat format;
  private final String file;
  private final BatchLayout batch;
  private final int rows;
  private int node;
  private int buffer;
  private int variadic;

  BatchDecoder(ArrowFormat format, String file, BatchLayout batch) {
    this.format = format;
    this.file = file;
    this.batch = batch;
    if (batch.isCompressed()) {
      throw fault(
          "is compressed, which is not supported. Write it without compression (pyarrow:"
              + " compression=\"uncompressed\"), or as Parquet.");
    }
    rows = rows(batch.length());
  }

  /** Decodes the next column. */
  Column column(Field field, ColumnType type, Map<Long, TextDictionary> dictionaries) {
    ColumnBuffers column = next(field, rows);
    if (field.getDictionary() != null) {
      TextDictionary dictionary =
          Objects.requireNonNull(
              dictionaries.get(field.getDictionary().getId()),
              "is there for every column that is wanted");
      ArrowType.Int index = field.getDictionary().getIndexType();
      return TextValues.ofDictionary(column, index, dictionary);
    }
    return switch (type) {
      case STRING -> TextValues.of(column, field.getType());
      case STRING_LIST -> lists(column, field);
      case LONG, DOUBLE, BOOLEAN, DATE, TIMESTAMP -> NumberValues.of(column, field.getType(), type);
    };
  }

  private Column lists(ColumnBuffers lists, Field field) {
    Field items = field.getChildren().get(0);
    ColumnBuffers texts = next(items, -1);
    return TextValues.ofLists(lists, field.getType(), texts, items.getType());
  }

  /** Leaves the next column out. */
  void skip(Field field) {
    var unused = next(field, rows);
    if (field.getDictionary() == null) {
      field.getChildren().forEach(this::skipChild);
    }
  }

  private void skipChild(Field field) {
    var unused = next(field, -1);
    if (field.getDictionary() == null) {
      field.getChildren().forEach(this::skipChild);
    }
  }

  /** The next node with its buffers; a negative number of rows stands for any. */
  private ColumnBuffers next(Field field, int wantedRows) {
    ArrowType type =
        field.getDictionary() == null ? field.getType() : field.getDictionary().getIndexType();
    if (type instanceof ArrowType.Union) {
      // Old and new files differ in how many buffers it has, so what follows could be misread.
      throw fault(
          "has the column \""
              + field.getName()
              + "\" of a union type, which is not supported. Write the file without it.");
    }
    if (node >= batch.nodes()) {
      throw damaged();
    }
    int length = rows(batch.nodeLength(node++));
    if (wantedRows >= 0 && length != wantedRows) {
      throw damaged();
    }
    int count = TypeLayout.getTypeBufferCount(type);
    if (type instanceof ArrowType.Utf8View || type instanceof ArrowType.BinaryView) {
      if (variadic >= batch.variadicCounts()) {
        throw damaged();
      }
      long more = batch.variadicCount(variadic++);
      if (more < 0 || more > batch.buffers()) {
        throw damaged();
      }
      count = 2 + (int) more;
    }
    ByteBuffer[] buffers = new ByteBuffer[count];
    for (int i = 0; i < count; i++) {
      buffers[i] = nextBuffer();
    }
    return new ColumnBuffers(
        file, field.getName(), length, missing(type, length, buffers), buffers);
  }

  private ByteBuffer nextBuffer() {
    if (buffer >= batch.buffers()) {
      throw damaged();
    }
    return batch.buffer(buffer++);
  }

  /** The rows without a value, by the first buffer; a type without a bitmap has none here. */
  private BitSet missing(ArrowType type, int length, ByteBuffer[] buffers) {
    BitSet missing = new BitSet();
    boolean hasBitmap =
        !(type instanceof ArrowType.Null || type instanceof ArrowType.RunEndEncoded);
    if (!hasBitmap || buffers.length == 0 || buffers[0].capacity() == 0) {
      return missing;
    }
    ByteBuffer bits = buffers[0];
    if (bits.capacity() < (length + 7L) / 8) {
      throw damaged();
    }
    for (int from = 0; from < length; from += 8) {
      int present = bits.get(from >> 3) & 0xFF;
      for (int row = from; present != 0xFF && row < Math.min(length, from + 8); row++) {
        if ((present & (1 << (row & 7))) == 0) {
          missing.set(row);
        }
      }
    }
    return missing;
  }

  private int rows(long length) {
    if (length < 0 || length > format.maxBatchRows()) {
      throw fault(
          "a batch has "
              + length
              + " rows or values, more than maxBatchRows = "
              + format.maxBatchRows()
              + ". Write smaller batches, or raise maxBatchRows.");
    }
    return (int) length;
  }

  private InvoiceDataException damaged() {
    return fault("is damaged: a batch does not have what its schema says. Write it again.");
  }

  private InvoiceDataException fault(String problem) {
    return InvoiceDataException.of(file, problem, null);
  }
}
