package dev.ecomm.clean;

import org.jspecify.annotations.Nullable;

/**
 * What the first letter of an invoice number says. Letters count as written: {@code c} says
 * nothing.
 */
enum InvoiceMark {
  /** An invoice like any other, or none. */
  NONE,
  /** Starts with C: takes back what was sold. */
  CANCELLATION,
  /** Starts with A: corrects the books. */
  ADJUSTMENT;

  static InvoiceMark of(@Nullable String invoiceNo) {
    if (invoiceNo == null) {
      return NONE;
    }
    return invoiceNo.startsWith("C") ? CANCELLATION : invoiceNo.startsWith("A") ? ADJUSTMENT : NONE;
  }
}
