package dev.ecomm.clean;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * A whole number for each text of a column, worked out when the first row that has the text is
 * asked for: once per dictionary entry in use, not once per row. For one thread.
 */
final class CodeMemo {
  private static final int UNSEEN = Integer.MIN_VALUE;

  private final CodedColumn column;
  private final ToIntFunction<String> judge;
  private final int ifMissing;
  private final int[] known;

  /** The judge must not return {@link Integer#MIN_VALUE}, which would be asked for again. */
  CodeMemo(CodedColumn column, ToIntFunction<String> judge, int ifMissing) {
    this.column = column;
    this.judge = judge;
    this.ifMissing = ifMissing;
    known = new int[column.dictionary().size()];
    Arrays.fill(known, UNSEEN);
  }

  int at(int row) {
    int code = column.code(row);
    if (code == Dictionary.MISSING) {
      return ifMissing;
    }
    if (known[code] == UNSEEN) {
      known[code] = judge.applyAsInt(column.dictionary().text(code));
    }
    return known[code];
  }
}
