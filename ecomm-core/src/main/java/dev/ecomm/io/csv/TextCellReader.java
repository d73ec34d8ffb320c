package dev.ecomm.io.csv;

import dev.ecomm.error.Cell;
import dev.ecomm.error.CellError;
import dev.ecomm.model.Column;
import dev.ecomm.model.StringColumn;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns cells into texts. */
final class TextCellReader extends CellReader {

  private final TextDecoder decoder;
  private StringColumn.Builder builder = new StringColumn.Builder();

  TextCellReader(TextDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  void start() {
    builder = new StringColumn.Builder();
  }

  @Override
  void addMissing() {
    builder.addMissing();
  }

  @Override
  @Nullable Function<Cell, CellError> add(byte[] bytes, int start, int end) {
    if (isUtf8(decoder, bytes, start, end)) {
      builder.add(bytes, start, end - start);
      return null;
    }
    byte[] utf8 = decoder.recode(bytes, start, end - start);
    if (utf8 == null) {
      return cell -> new CellError.NotText(cell, decoder.tried());
    }
    builder.add(utf8, 0, utf8.length);
    return null;
  }

  /** Tells whether the bytes are the text, or must be recoded. */
  static boolean isUtf8(TextDecoder decoder, byte[] bytes, int start, int end) {
    return decoder.recodesAll()
        ? TextDecoder.isAscii(bytes, start, end - start)
        : TextDecoder.isUtf8(bytes, start, end - start);
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
