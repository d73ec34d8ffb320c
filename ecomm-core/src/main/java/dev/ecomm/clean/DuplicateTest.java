package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;

/**
 * The test for lines that repeat an earlier one. It compares lines with each other, so it must see
 * all of them; only those that no rule before it rejected are compared and found.
 */
final class DuplicateTest extends LineTest {
  static final String KIND = "exact_duplicates";
  static final int PASSES = 2;

  /** Duplicates take up to four bytes a line expected: this allows them a sixteenth of the heap. */
  private static final int HEAP_BYTES_PER_LINE = 64;

  DuplicateTest(String id, String reason) {
    super(id, reason);
  }

  @Override
  public DuplicateTest named(String newId, String newReason) {
    return new DuplicateTest(newId, newReason);
  }

  @Override
  RuleDefinition definition() {
    return RuleDefinition.of(KIND);
  }

  Selection judge(InvoiceTable table) {
    return Duplicates.of(table).in(table);
  }

  /** Finds the duplicates of batches in two passes; the rule is good for these lines only. */
  Learner search(RuleAction action) {
    Duplicates duplicates = new Duplicates(Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_LINE);
    return new Learner() {
      @Override
      public void add(InvoiceTable lines, int pass) {
        if (pass == 0) {
          duplicates.addHashes(lines);
        } else {
          duplicates.addLines(lines);
        }
      }

      @Override
      public Rule fit() {
        DuplicateLines found = duplicates.find();
        return new LineRule(
            new FixedTest(
                id(), reason(), definition(), row -> found.contains(row.rowNumber()), found::in),
            action);
      }
    };
  }
}
