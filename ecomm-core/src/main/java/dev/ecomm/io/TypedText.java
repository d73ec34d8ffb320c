package dev.ecomm.io;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.ecomm.io.internal.CustomerText;
import dev.ecomm.io.internal.DoubleText;
import dev.ecomm.model.Column;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.StringColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Codes for the rows of a column of texts. A text of a dictionary is looked up once, as long as
 * batches share the dictionary and go to the same builder. For one thread.
 */
final class TypedText {

  /** Doubles up to here are whole numbers that a long holds exactly, and so are their texts. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private static final int UNSEEN = -2;

  private final boolean customers;
  private byte[] text = new byte[DoubleText.MAX_BYTES];

  private Column column;
  private DictionaryBuilder target;

  /** The texts that {@link #known} numbers, or null for none yet. */
  private @Nullable Dictionary from;

  private int[] known = {};

  @SuppressWarnings("NullAway.Init") // start() comes before everything else
  private TypedText(boolean customers) {
    this.customers = customers;
  }

  static TypedText plain() {
    return new TypedText(false);
  }

  /** Takes 17850.0 for 17850, and 0 for nobody. */
  static TypedText ofCustomers() {
    return new TypedText(true);
  }

  void start(Column column, DictionaryBuilder target) {
    if (column instanceof StringColumn strings
        && (strings.dictionary() != from || target != this.target)) {
      from = strings.dictionary();
      known = new int[from.size()];
      Arrays.fill(known, UNSEEN);
    }
    this.column = column;
    this.target = target;
  }

  /** The builder's code for the text of a row, which is added if it is new. */
  int code(int row) {
    if (column.isMissing(row)) {
      return Dictionary.MISSING;
    }
    if (column instanceof StringColumn strings) {
      int code = strings.codeAt(row);
      if (known[code] == UNSEEN) {
        known[code] = add(utf8(strings.dictionary(), code));
      }
      return known[code];
    }
    if (column instanceof LongColumn longs) {
      return add(NumberOutput.outputLong(longs.longAt(row), text, 0));
    }
    return add(doubleText(((DoubleColumn) column).doubleAt(row)));
  }

  private int utf8(Dictionary dictionary, int code) {
    if (text.length < dictionary.utf8Length(code)) {
      text = new byte[dictionary.utf8Length(code) * 2];
    }
    return dictionary.copyUtf8(code, text, 0);
  }

  private int doubleText(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    return value == StrictMath.rint(value) && Math.abs(value) <= LARGEST_WHOLE
        ? NumberOutput.outputLong((long) value, text, 0)
        : DoubleText.write(value, text, 0);
  }

  private int add(int length) {
    int end = customers ? CustomerText.end(text, 0, length) : length;
    return end == 0 ? Dictionary.MISSING : target.add(text, 0, end);
  }
}
