package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import java.util.function.Function;

/**
 * A test that compares lines with each other, and so must see the whole table. Only lines that no
 * rule before it rejected are compared and found.
 */
final class TableTest extends LineTest {
  private final RuleDefinition definition;
  private final Function<InvoiceTable, Selection> whole;

  TableTest(
      String id,
      String reason,
      RuleDefinition definition,
      Function<InvoiceTable, Selection> whole) {
    super(id, reason);
    this.definition = definition;
    this.whole = whole;
  }

  @Override
  public TableTest named(String newId, String newReason) {
    return new TableTest(newId, newReason, definition, whole);
  }

  @Override
  RuleDefinition definition() {
    return definition;
  }

  /** The rows of a table that the test finds. */
  Selection judge(InvoiceTable table) {
    return whole.apply(table);
  }
}
