package dev.ecomm.io.csv;

import dev.ecomm.model.Column;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.StringColumn;
import java.io.IOException;
import java.util.List;

/**
 * Writes texts. Whether a text needs quotes is found out once per entry of the dictionary; plain
 * ones, nearly all, are then copied from there.
 */
final class TextCellWriter extends CellWriter {

  private static final byte UNSEEN = 0;
  private static final byte PLAIN = 1;
  private static final byte ESCAPED = 2;
  private static final byte[][] NONE = {};

  private final TextEscaper escaper;
  private StringColumn column = StringColumn.of(List.of());
  private Dictionary dictionary = column.dictionary();

  /** For each code, what is known of its text. */
  private byte[] states = {};

  /** For each code, the field if it is not the text itself; empty until there is one. */
  private byte[][] fields = NONE;

  TextCellWriter(TextEscaper escaper) {
    this.escaper = escaper;
  }

  @Override
  void start(Column batch) {
    column = (StringColumn) batch;
    if (column.dictionary() != dictionary) {
      dictionary = column.dictionary();
      states = new byte[dictionary.size()];
      fields = NONE;
    }
  }

  @Override
  void write(int row, ByteSink sink) throws IOException {
    int code = column.codeAt(row);
    if (code == Dictionary.MISSING) {
      return;
    }
    if (states[code] == PLAIN) {
      sink.reserve(dictionary.utf8Length(code));
      sink.size += dictionary.copyUtf8(code, sink.bytes, sink.size);
      return;
    }
    if (states[code] == UNSEEN) {
      look(code);
      write(row, sink);
      return;
    }
    sink.put(fields[code], 0, fields[code].length);
  }

  private void look(int code) {
    byte[] text = new byte[dictionary.utf8Length(code)];
    dictionary.copyUtf8(code, text, 0);
    if (escaper.isPlain(text, 0, text.length)) {
      states[code] = PLAIN;
      return;
    }
    if (fields.length == 0) {
      fields = new byte[dictionary.size()][];
    }
    fields[code] = escaper.escape(text, 0, text.length);
    states[code] = ESCAPED;
  }
}
