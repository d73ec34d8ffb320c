package dev.ecomm.io.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.Column;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.StringListColumn;
import dev.ecomm.model.TimestampColumn;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * The buffers of a record batch, in the order and with the layout that Arrow gives them, on the
 * heap. For one batch and one thread.
 */
final class BatchEncoder {

  /** Each buffer begins at a multiple of this, as the format asks. */
  static final int ALIGNMENT = 8;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /**
   * What the format says of a column.
   *
   * @param length its rows
   * @param missing how many of them have no value
   */
  record Node(int length, int missing) {}

  private final List<Node> nodes = new ArrayList<>();
  private final List<ByteBuffer> buffers = new ArrayList<>();

  List<Node> nodes() {
    return nodes;
  }

  /** Ready to be read, little endian. */
  List<ByteBuffer> buffers() {
    return buffers;
  }

  /** Adds a column of any type but texts, which have {@link #addCodes}. */
  void add(Column column) {
    addValidity(column.size(), column.missingCount(), column::isMissing);
    switch (column.type()) {
      case LONG -> {
        LongColumn longs = (LongColumn) column;
        ByteBuffer values = allocate(8L * column.size());
        for (int row = 0; row < column.size(); row++) {
          values.putLong(longs.longAt(row));
        }
        buffers.add(values.flip());
      }
      case DOUBLE -> {
        DoubleColumn doubles = (DoubleColumn) column;
        ByteBuffer values = allocate(8L * column.size());
        for (int row = 0; row < column.size(); row++) {
          double value = column.isMissing(row) ? 0 : doubles.doubleAt(row);
          values.putLong(Double.doubleToRawLongBits(value));
        }
        buffers.add(values.flip());
      }
      case TIMESTAMP -> {
        TimestampColumn timestamps = (TimestampColumn) column;
        ByteBuffer values = allocate(8L * column.size());
        for (int row = 0; row < column.size(); row++) {
          values.putLong(timestamps.epochSecondAt(row));
        }
        buffers.add(values.flip());
      }
      case DATE -> {
        DateColumn dates = (DateColumn) column;
        ByteBuffer values = allocate(4L * column.size());
        for (int row = 0; row < column.size(); row++) {
          values.putInt(dates.epochDayAt(row));
        }
        buffers.add(values.flip());
      }
      case BOOLEAN -> {
        BooleanColumn booleans = (BooleanColumn) column;
        buffers.add(
            bits(column.size(), row -> !booleans.isMissing(row) && booleans.booleanAt(row)));
      }
      case STRING_LIST -> addLists((StringListColumn) column);
      case STRING -> throw new IllegalArgumentException("texts are added as codes");
    }
  }

  /** Adds a column of texts by indexes of its dictionary, {@link Dictionary#MISSING} for none. */
  void addCodes(int[] codes) {
    int missing = 0;
    for (int code : codes) {
      missing += code == Dictionary.MISSING ? 1 : 0;
    }
    addValidity(codes.length, missing, row -> codes[row] == Dictionary.MISSING);
    ByteBuffer values = allocate(4L * codes.length);
    for (int code : codes) {
      values.putInt(Math.max(0, code));
    }
    buffers.add(values.flip());
  }

  /** Adds the texts of a dictionary as a column of their own. */
  void addTexts(Dictionary dictionary) {
    addValidity(dictionary.size(), 0, row -> false);
    ByteBuffer ends = allocate(4L * (dictionary.size() + 1));
    byte[] texts = new byte[dictionary.utf8Length()];
    int at = 0;
    ends.putInt(0);
    for (int code = 0; code < dictionary.size(); code++) {
      at += dictionary.copyUtf8(code, texts, at);
      ends.putInt(at);
    }
    buffers.add(ends.flip());
    buffers.add(ByteBuffer.wrap(texts).order(ByteOrder.LITTLE_ENDIAN));
  }

  private void addLists(StringListColumn lists) {
    ByteBuffer listEnds = allocate(4L * (lists.size() + 1));
    int items = 0;
    long bytes = 0;
    listEnds.putInt(0);
    for (int row = 0; row < lists.size(); row++) {
      int length = lists.isMissing(row) ? 0 : lists.lengthAt(row);
      for (int item = 0; item < length; item++) {
        bytes += lists.dictionary().utf8Length(lists.codeAt(row, item));
      }
      items += length;
      listEnds.putInt(items);
    }
    buffers.add(listEnds.flip());
    addValidity(items, 0, row -> false);
    ByteBuffer ends = allocate(4L * (items + 1));
    byte[] texts = allocate(bytes).array();
    int at = 0;
    ends.putInt(0);
    for (int row = 0; row < lists.size(); row++) {
      int length = lists.isMissing(row) ? 0 : lists.lengthAt(row);
      for (int item = 0; item < length; item++) {
        at += lists.dictionary().copyUtf8(lists.codeAt(row, item), texts, at);
        ends.putInt(at);
      }
    }
    buffers.add(ends.flip());
    buffers.add(ByteBuffer.wrap(texts).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** A column's node, and its bitmap of values, which may be left out if it has all of them. */
  private void addValidity(int rows, int missing, IntPredicate isMissing) {
    nodes.add(new Node(rows, missing));
    buffers.add(missing == 0 ? NOTHING : bits(rows, row -> !isMissing.test(row)));
  }

  private static ByteBuffer bits(int rows, IntPredicate isSet) {
    byte[] bits = new byte[(int) ((rows + 7L) / 8)];
    for (int row = 0; row < rows; row++) {
      if (isSet.test(row)) {
        bits[row >> 3] |= (byte) (1 << (row & 7));
      }
    }
    return ByteBuffer.wrap(bits).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer allocate(long bytes) {
    return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The bytes of all buffers, each aligned. */
  long bodyLength() {
    return buffers.stream().mapToLong(buffer -> aligned(buffer.remaining())).sum();
  }

  static long aligned(long length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Writes the metadata: where in the body each buffer is. */
  int writeMetadata(FlatBufferBuilder builder, int rows) {
    RecordBatch.startNodesVector(builder, nodes.size());
    for (int i = nodes.size() - 1; i >= 0; i--) {
      var unused = FieldNode.createFieldNode(builder, nodes.get(i).length, nodes.get(i).missing);
    }
    int nodesAt = builder.endVector();
    RecordBatch.startBuffersVector(builder, buffers.size());
    long end = bodyLength();
    for (int i = buffers.size() - 1; i >= 0; i--) {
      int length = buffers.get(i).remaining();
      end -= aligned(length);
      var unused = Buffer.createBuffer(builder, end, length);
    }
    int buffersAt = builder.endVector();
    RecordBatch.startRecordBatch(builder);
    RecordBatch.addLength(builder, rows);
    RecordBatch.addNodes(builder, nodesAt);
    RecordBatch.addBuffers(builder, buffersAt);
    return RecordBatch.endRecordBatch(builder);
  }
}
