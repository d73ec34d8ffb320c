package dev.ecomm.io.arrow;

import dev.ecomm.model.Column;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.StringColumn;
import dev.ecomm.model.StringListColumn;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Columns of texts and lists of them from their buffers. */
final class TextValues {

  private static final int VIEW_BYTES = 16;
  private static final int INLINE_BYTES = 12;

  private TextValues() {}

  /** Indexes of a dictionary. */
  static Column ofDictionary(ColumnBuffers column, ArrowType.Int type, TextDictionary dictionary) {
    int[] codeOf = dictionary.codes();
    long[] indexes = NumberValues.longs(column, type);
    int[] codes = new int[indexes.length];
    for (int row = 0; row < codes.length; row++) {
      if (column.missing().get(row)) {
        codes[row] = Dictionary.MISSING;
      } else if (indexes[row] >= 0 && indexes[row] < codeOf.length) {
        codes[row] = codeOf[(int) indexes[row]];
      } else {
        throw column.fault(
            row,
            "the index "
                + indexes[row]
                + " is not of the dictionary, which has "
                + codeOf.length
                + " texts. Write the file again.");
      }
    }
    return StringColumn.of(dictionary.texts(), codes);
  }

  /** Texts that stand in the batch. */
  static Column of(ColumnBuffers column, ArrowType type) {
    if (type instanceof ArrowType.Null) {
      int[] codes = new int[column.length()];
      Arrays.fill(codes, Dictionary.MISSING);
      return StringColumn.of(Dictionary.of(List.of()), codes);
    }
    DictionaryBuilder texts = new DictionaryBuilder();
    int[] codes = codes(column, type, texts);
    return StringColumn.of(texts.build(), codes);
  }

  /** Lists whose items stand in the batch. */
  static Column ofLists(
      ColumnBuffers lists, ArrowType type, ColumnBuffers items, ArrowType itemType) {
    DictionaryBuilder builder = new DictionaryBuilder();
    int[] codes = codes(items, itemType, builder);
    Dictionary texts = builder.build();
    boolean large = type instanceof ArrowType.LargeList;
    StringListColumn.Builder column = new StringListColumn.Builder();
    byte[] text = new byte[64];
    for (int row = 0; row < lists.length(); row++) {
      if (lists.missing().get(row)) {
        column.addMissing();
        continue;
      }
      int start = end(lists, row, large, codes.length);
      int stop = end(lists, row + 1, large, codes.length);
      for (int item = start; item < stop; item++) {
        if (codes[item] == Dictionary.MISSING) {
          throw lists.fault(
              row, "an item of the list is missing, which a STRING_LIST cannot hold.");
        }
        int length = texts.utf8Length(codes[item]);
        text = text.length < length ? new byte[length * 2] : text;
        column.addItem(text, 0, texts.copyUtf8(codes[item], text, 0));
      }
      column.endList();
    }
    return column.build();
  }

  private static int[] codes(ColumnBuffers column, ArrowType type, DictionaryBuilder texts) {
    return type instanceof ArrowType.Utf8View
        ? viewCodes(column, texts)
        : codes(column, type instanceof ArrowType.LargeUtf8, texts);
  }

  private static int[] codes(ColumnBuffers column, boolean large, DictionaryBuilder texts) {
    ByteBuffer bytes = onHeap(column.values(2, 0, 1));
    var unused = column.length() == 0 ? bytes : ends(column, large);
    int[] codes = new int[column.length()];
    for (int row = 0; row < codes.length; row++) {
      if (column.missing().get(row)) {
        codes[row] = Dictionary.MISSING;
        continue;
      }
      int start = end(column, row, large, bytes.capacity());
      int stop = end(column, row + 1, large, bytes.capacity());
      if (stop < start) {
        throw column.fault(row, "its text ends before it begins. Write the file again.");
      }
      codes[row] = code(column, row, bytes, start, stop - start, texts);
    }
    return codes;
  }

  private static ByteBuffer ends(ColumnBuffers column, boolean large) {
    return column.values(1, column.length() + 1L, large ? 8 : 4);
  }

  /** The n-th of the positions between the values of a column, one more than it has rows. */
  private static int end(ColumnBuffers column, int n, boolean large, int limit) {
    ByteBuffer ends = ends(column, large);
    long end = large ? ends.getLong(8 * n) : ends.getInt(4 * n);
    if (end < 0 || end > limit) {
      throw column.fault("a position lies outside of its buffer. Write the file again.");
    }
    return (int) end;
  }

  private static int[] viewCodes(ColumnBuffers column, DictionaryBuilder texts) {
    ByteBuffer views = onHeap(column.values(1, column.length(), VIEW_BYTES));
    ByteBuffer[] others = new ByteBuffer[column.buffers().length];
    for (int i = 2; i < others.length; i++) {
      others[i] = onHeap(column.buffers()[i]);
    }
    int[] codes = new int[column.length()];
    for (int row = 0; row < codes.length; row++) {
      if (column.missing().get(row)) {
        codes[row] = Dictionary.MISSING;
        continue;
      }
      int at = row * VIEW_BYTES;
      int length = views.getInt(at);
      boolean inline = length <= INLINE_BYTES;
      int index = 2 + (inline ? 0 : views.getInt(at + 8));
      ByteBuffer bytes = inline ? views : buffer(column, row, others, index);
      int start = inline ? at + 4 : views.getInt(at + 12);
      if (length < 0 || start < 0 || length > bytes.capacity() - start) {
        throw column.fault(row, "its text lies outside of its buffer. Write the file again.");
      }
      codes[row] = code(column, row, bytes, start, length, texts);
    }
    return codes;
  }

  private static ByteBuffer buffer(ColumnBuffers column, int row, ByteBuffer[] buffers, int index) {
    if (index < 2 || index >= buffers.length) {
      throw column.fault(row, "its text lies in no buffer. Write the file again.");
    }
    return buffers[index];
  }

  private static int code(
      ColumnBuffers column,
      int row,
      ByteBuffer bytes,
      int start,
      int length,
      DictionaryBuilder texts) {
    int from = bytes.arrayOffset() + start;
    int code = texts.code(bytes.array(), from, length);
    if (code != Dictionary.MISSING) {
      return code;
    }
    if (!isUtf8(bytes.array(), from, length)) {
      throw column.fault(row, "its bytes are no UTF-8. Write the file again.");
    }
    return texts.add(bytes.array(), from, length);
  }

  private static boolean isUtf8(byte[] bytes, int start, int length) {
    int ored = 0;
    for (int at = start; at < start + length; at++) {
      ored |= bytes[at];
    }
    if (ored >= 0) {
      return true;
    }
    try {
      var unused =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static ByteBuffer onHeap(ByteBuffer bytes) {
    return bytes.hasArray()
        ? bytes
        : ByteBuffer.allocate(bytes.capacity())
            .put(0, bytes, 0, bytes.capacity())
            .order(ByteOrder.LITTLE_ENDIAN);
  }
}
