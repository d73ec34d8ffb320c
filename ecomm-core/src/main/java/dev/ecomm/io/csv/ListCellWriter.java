package dev.ecomm.io.csv;

import dev.ecomm.model.Column;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.StringListColumn;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Writes lists of texts, each as one text. */
final class ListCellWriter extends CellWriter {

  private final TextEscaper escaper;
  private StringListColumn column = StringListColumn.of(List.of());
  private byte[] joined = new byte[256];

  ListCellWriter(TextEscaper escaper) {
    this.escaper = escaper;
  }

  @Override
  void start(Column batch) {
    column = (StringListColumn) batch;
  }

  @Override
  void write(int row, ByteSink sink) throws IOException {
    if (column.isMissing(row)) {
      return;
    }
    int length = join(row);
    if (escaper.isPlain(joined, 0, length)) {
      sink.put(joined, 0, length);
    } else {
      byte[] field = escaper.escape(joined, 0, length);
      sink.put(field, 0, field.length);
    }
  }

  private int join(int row) {
    Dictionary dictionary = column.dictionary();
    int length = 0;
    for (int item = 0; item < column.lengthAt(row); item++) {
      int code = column.codeAt(row, item);
      int needed = length + ListText.JOINT.length + dictionary.utf8Length(code);
      if (needed > joined.length) {
        joined = Arrays.copyOf(joined, Math.max(needed, joined.length * 2));
      }
      if (item > 0) {
        System.arraycopy(ListText.JOINT, 0, joined, length, ListText.JOINT.length);
        length += ListText.JOINT.length;
      }
      int itemLength = dictionary.copyUtf8(code, joined, length);
      ListText.requireJoinable(joined, length, itemLength);
      length += itemLength;
    }
    return length;
  }
}
