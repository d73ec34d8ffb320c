package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;
import java.util.Optional;

/**
 * One repaired cell.
 *
 * @param rowNumber the data row of the source, first is 1
 * @param rule id of the rule that repaired it
 * @param column where
 * @param before what was there, as text; empty where the cell was missing
 * @param after what is there now, as text; empty where it is missing
 */
public record LedgerEntry(
    long rowNumber,
    String rule,
    InvoiceColumn column,
    Optional<String> before,
    Optional<String> after) {}
