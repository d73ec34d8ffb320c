package dev.ecomm.describe;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.internal.EqualLines;

/**
 * Lines that are equal in all eight columns, wherever they stand in the file. Missing equals
 * missing, and a price of -0 equals 0.
 *
 * @param rowsBeyondFirst lines that repeat an earlier one: what dropping duplicates would drop
 * @param rowsInGroups lines that have at least one equal line, the first ones included
 */
public record DuplicateFacts(long rowsBeyondFirst, long rowsInGroups) {

  static DuplicateFacts of(InvoiceTable table) {
    EqualLines equal = EqualLines.of(table);
    long beyondFirst = equal.repeats().cardinality();
    return new DuplicateFacts(beyondFirst, beyondFirst + equal.repeated().cardinality());
  }
}
