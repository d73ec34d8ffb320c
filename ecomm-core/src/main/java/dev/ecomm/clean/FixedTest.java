package dev.ecomm.clean;

import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import dev.ecomm.run.RunContext;
import java.util.BitSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A test that knows all it needs: by rows, and perhaps by columns too. */
final class FixedTest extends LineTest {
  private final RuleDefinition definition;
  private final Predicate<? super InvoiceRow> rows;
  private final @Nullable Function<InvoiceTable, Selection> columns;

  FixedTest(
      String id,
      String reason,
      RuleDefinition definition,
      Predicate<? super InvoiceRow> rows,
      @Nullable Function<InvoiceTable, Selection> columns) {
    super(id, reason);
    this.definition = definition;
    this.rows = rows;
    this.columns = columns;
  }

  @Override
  public FixedTest named(String newId, String newReason) {
    return new FixedTest(newId, newReason, definition, rows, columns);
  }

  /** The same test without its road by columns. */
  FixedTest byRows() {
    return new FixedTest(id(), reason(), definition, rows, null);
  }

  @Override
  RuleDefinition definition() {
    return definition;
  }

  /** Those of the wanted rows that the test finds; where it throws, the row goes to the errors. */
  Selection judge(InvoiceTable table, Selection wanted, RuleErrors errors, RunContext run) {
    if (columns != null) {
      try {
        Selection found = columns.apply(table);
        if (found.length() == table.rows()) {
          return found.and(wanted);
        }
        log().warn("Rule {} selected from {} rows of {}", id(), found.length(), table.rows());
      } catch (RuntimeException e) {
        log().debug("Rule {} failed by columns and is judged line by line", id(), e);
      }
    }
    BitSet found = new BitSet(table.rows());
    RowRoad.walk(
        table,
        wanted,
        errors,
        run,
        (row, line) -> {
          if (rows.test(line)) {
            found.set(row);
          }
        });
    return Selection.of(found, table.rows());
  }

  /** Asked for where it is needed: a rule may be made before a program has set up its log. */
  private static Logger log() {
    return LoggerFactory.getLogger(FixedTest.class);
  }
}
