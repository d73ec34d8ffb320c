package dev.ecomm.clean;

import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import dev.ecomm.run.RunContext;
import java.util.function.Consumer;

/** Shows the lines of a table to code of a user, one by one, and notes where that code throws. */
final class RowRoad {
  private static final int ROWS_BETWEEN_LOOKS = 1 << 12;

  /** Code of a user; may throw what it likes. */
  interface Task {
    void accept(int row, InvoiceRow line);
  }

  private RowRoad() {}

  static void walk(
      InvoiceTable table, Selection wanted, RuleErrors errors, RunContext run, Task task) {
    table.forEachRow(
        new Consumer<InvoiceRow>() {
          private int next;

          @Override
          public void accept(InvoiceRow line) {
            int row = next++;
            if (row % ROWS_BETWEEN_LOOKS == 0) {
              run.cancellation().throwIfCancelled();
            }
            if (wanted.contains(row)) {
              try {
                task.accept(row, line);
              } catch (RuntimeException e) {
                errors.add(row, RuleErrors.message(e));
              }
            }
          }
        });
  }
}
