package dev.ecomm.clean;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import dev.ecomm.run.RunContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A repair of a text column. Where the new text is told by one column of the line, that column's
 * dictionary is judged entry by entry ({@link TextRecoding}); else every line is asked.
 */
final class TextRepair extends Repair {
  private final RuleDefinition definition;
  private final Function<? super InvoiceRow, @Nullable String> rows;
  private final @Nullable InvoiceColumn key;
  private final @Nullable TextChange change;

  private TextRepair(
      String id,
      String reason,
      RuleDefinition definition,
      InvoiceColumn column,
      Function<? super InvoiceRow, @Nullable String> rows,
      @Nullable InvoiceColumn key,
      @Nullable TextChange change) {
    super(id, reason, column);
    TextTests.requireText(column);
    this.definition = definition;
    this.rows = rows;
    this.key = key;
    this.change = change;
  }

  /** The new text is told by the text of a key column, which may be the column itself. */
  static TextRepair perKey(
      String id,
      String reason,
      RuleDefinition definition,
      InvoiceColumn column,
      InvoiceColumn key,
      TextChange change) {
    return new TextRepair(
        id,
        reason,
        definition,
        column,
        row -> {
          String text = row.text(key);
          return change.applies(text) ? change.text(text) : row.text(column);
        },
        key,
        change);
  }

  /** The new text is told by the old one; missing texts stay. */
  static TextRepair perText(
      String id,
      String reason,
      RuleDefinition definition,
      InvoiceColumn column,
      Function<String, @Nullable String> repair) {
    TextChange change =
        new TextChange() {
          @Override
          public boolean applies(@Nullable String text) {
            return text != null;
          }

          @Override
          public @Nullable String text(@Nullable String text) {
            return text == null ? null : repair.apply(text);
          }
        };
    return perKey(id, reason, definition, column, column, change);
  }

  /** The new text is told by the whole line. */
  static TextRepair perLine(
      String id,
      String reason,
      RuleDefinition definition,
      InvoiceColumn column,
      Function<? super InvoiceRow, @Nullable String> repair) {
    return new TextRepair(id, reason, definition, column, repair, null, null);
  }

  @Override
  TextRepair named(String newId, String newReason) {
    return new TextRepair(newId, newReason, definition, column(), rows, key, change);
  }

  /** The same repair without its road by dictionary entries. */
  TextRepair byRows() {
    return perLine(id(), reason(), definition, column(), rows);
  }

  @Override
  RuleDefinition definition() {
    return definition;
  }

  @Override
  Repaired apply(InvoiceTable table, Selection alive, RuleErrors errors, RunContext run) {
    TextRecoding recoding =
        key != null && change != null
            ? TextRecoding.perKey(table, column(), key, change, alive, errors)
            : perLine(table, alive, errors, run);
    CodedColumn before = table.texts(column());
    CellChanges changes =
        TextChanges.between(id(), column(), before, recoding.dictionary(), recoding.codes());
    return changes.size() == 0
        ? new Repaired(table, changes)
        : new Repaired(table.withTexts(column(), recoding.dictionary(), recoding.codes()), changes);
  }

  private TextRecoding perLine(
      InvoiceTable table, Selection alive, RuleErrors errors, RunContext run) {
    Dictionary texts = table.texts(column()).dictionary();
    DictionaryBuilder more = texts.toBuilder();
    int[] codes = table.texts(column()).codes();
    RowRoad.walk(
        table,
        alive,
        errors,
        run,
        (row, line) -> codes[row] = TextRecoding.code(rows.apply(line), more));
    return new TextRecoding(more.size() == texts.size() ? texts : more.build(), codes);
  }
}
