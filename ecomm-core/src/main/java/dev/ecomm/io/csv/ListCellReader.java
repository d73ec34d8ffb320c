package dev.ecomm.io.csv;

import dev.ecomm.error.Cell;
import dev.ecomm.error.CellError;
import dev.ecomm.model.Column;
import dev.ecomm.model.StringListColumn;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns cells into lists of texts. */
final class ListCellReader extends CellReader {

  private final TextDecoder decoder;
  private StringListColumn.Builder builder = new StringListColumn.Builder();

  ListCellReader(TextDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  void start() {
    builder = new StringListColumn.Builder();
  }

  @Override
  void addMissing() {
    builder.addMissing();
  }

  @Override
  @Nullable Function<Cell, CellError> add(byte[] bytes, int start, int end) {
    if (TextCellReader.isUtf8(decoder, bytes, start, end)) {
      split(bytes, start, end);
      return null;
    }
    byte[] utf8 = decoder.recode(bytes, start, end - start);
    if (utf8 == null) {
      return cell -> new CellError.NotText(cell, decoder.tried());
    }
    split(utf8, 0, utf8.length);
    return null;
  }

  private void split(byte[] utf8, int start, int end) {
    int at = start;
    while (at < end) {
      int joint = ListText.findJoint(utf8, at, end);
      builder.addItem(utf8, at, joint - at);
      at = joint + ListText.JOINT.length;
    }
    builder.endList();
  }

  @Override
  boolean quotesMakeValue() {
    return true;
  }

  @Override
  Column finish() {
    return builder.build();
  }
}
