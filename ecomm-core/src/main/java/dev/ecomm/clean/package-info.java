/**
 * Cleaning that can prove what it did: typed rules take lines out, repair cells or mark lines, and
 * every line and penny is accounted for. Start at {@link dev.ecomm.clean.CleaningPipeline} for
 * rules of your choice from {@link dev.ecomm.clean.Rules}; {@link dev.ecomm.clean.CleaningResult}
 * holds clean lines, rejects with reasons, the ledger of repaired cells and the report. What rules
 * learn from data is a value, {@link dev.ecomm.clean.FittedCleaning}.
 */
@NullMarked
package dev.ecomm.clean;

import org.jspecify.annotations.NullMarked;
