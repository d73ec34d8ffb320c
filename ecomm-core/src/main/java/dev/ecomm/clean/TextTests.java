package dev.ecomm.clean;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import java.util.function.Predicate;

/** Tests of one text column, that judge each entry of its dictionary once. */
final class TextTests {

  private TextTests() {}

  /** Finds the lines that have a text which passes. */
  static FixedTest present(
      String id,
      String reason,
      RuleDefinition definition,
      InvoiceColumn column,
      Predicate<String> test) {
    requireText(column);
    return new FixedTest(
        id,
        reason,
        definition,
        row -> {
          String text = row.text(column);
          return text != null && test.test(text);
        },
        table -> judge(table, column, test));
  }

  /** Finds the lines that have no text. */
  static FixedTest missing(
      String id, String reason, RuleDefinition definition, InvoiceColumn column) {
    requireText(column);
    return new FixedTest(
        id,
        reason,
        definition,
        row -> row.text(column) == null,
        table -> {
          CodedColumn texts = table.texts(column);
          return Selection.where(table.rows(), row -> texts.code(row) == Dictionary.MISSING);
        });
  }

  static void requireText(InvoiceColumn column) {
    if (!column.isText()) {
      throw new IllegalArgumentException("column is " + column + ", must be one that holds text");
    }
  }

  /** An entry is judged when the first line that has it comes by: others may not even be texts. */
  private static Selection judge(InvoiceTable table, InvoiceColumn column, Predicate<String> test) {
    CodedColumn texts = table.texts(column);
    byte[] verdicts = new byte[texts.dictionary().size()];
    return Selection.where(
        table.rows(),
        row -> {
          int code = texts.code(row);
          if (code == Dictionary.MISSING) {
            return false;
          }
          if (verdicts[code] == 0) {
            verdicts[code] = (byte) (test.test(texts.dictionary().text(code)) ? 1 : 2);
          }
          return verdicts[code] == 1;
        });
  }
}
