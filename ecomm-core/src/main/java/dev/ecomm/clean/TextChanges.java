package dev.ecomm.clean;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Renumbering;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Changed texts, as codes of one dictionary. */
final class TextChanges extends CellChanges {
  private final Dictionary dictionary;
  private final int[] before;
  private final int[] after;

  private TextChanges(
      String rule,
      InvoiceColumn column,
      int[] rows,
      Dictionary dictionary,
      int[] before,
      int[] after) {
    super(rule, column, rows);
    this.dictionary = dictionary;
    this.before = before;
    this.after = after;
  }

  /** The dictionary must hold the texts of the old column under the same codes. */
  static TextChanges between(
      String rule, InvoiceColumn column, CodedColumn old, Dictionary dictionary, int[] codes) {
    int[] rows = new int[64];
    int count = 0;
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] != old.code(row)) {
        if (count == rows.length) {
          rows = Arrays.copyOf(rows, count * 2);
        }
        rows[count++] = row;
      }
    }
    rows = Arrays.copyOf(rows, count);
    int[] before = new int[count];
    int[] after = new int[count];
    for (int change = 0; change < count; change++) {
      before[change] = old.code(rows[change]);
      after[change] = codes[rows[change]];
    }
    return new TextChanges(rule, column, rows, dictionary, before, after);
  }

  @Override
  @Nullable String before(int change) {
    return text(before[change]);
  }

  @Override
  @Nullable String after(int change) {
    return text(after[change]);
  }

  private @Nullable String text(int code) {
    return code == Dictionary.MISSING ? null : dictionary.text(code);
  }

  /** The table may number its texts in another way, as when it was read again. */
  @Override
  InvoiceTable replay(InvoiceTable table) {
    CodedColumn old = table.texts(column());
    DictionaryBuilder texts = old.dictionary().toBuilder();
    Renumbering renumbered = new Renumbering(dictionary, texts);
    int[] codes = old.codes();
    for (int change = 0; change < size(); change++) {
      int row = row(change);
      if (codes[row] != renumbered.code(before[change])) {
        throw mismatch(table, change, old.text(row));
      }
      codes[row] = renumbered.code(after[change]);
    }
    return table.withTexts(column(), texts.build(), codes);
  }

  @Override
  TextChanges pick(int[] changes, int[] newRows) {
    int[] pickedBefore = new int[changes.length];
    int[] pickedAfter = new int[changes.length];
    for (int i = 0; i < changes.length; i++) {
      pickedBefore[i] = before[changes[i]];
      pickedAfter[i] = after[changes[i]];
    }
    return new TextChanges(rule(), column(), newRows, dictionary, pickedBefore, pickedAfter);
  }

  /** Within a run each dictionary goes on from the one before, so codes can be compared. */
  @Override
  boolean undoes(int change, CellChanges later, int laterChange) {
    return later instanceof TextChanges texts && texts.after[laterChange] == before[change];
  }
}
