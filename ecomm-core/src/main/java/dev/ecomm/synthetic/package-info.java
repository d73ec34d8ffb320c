/**
 * Invoices that nobody wrote, shaped like those of a real gift wholesaler: for examples, tests and
 * benchmarks of any size. Customers have habits and life cycles, the year has seasons, items sell
 * in bundles, goods come back, and the text is as untidy as real text. A seed fixes every byte.
 * Start at {@link dev.ecomm.synthetic.SyntheticInvoices#of}.
 */
@NullMarked
package dev.ecomm.synthetic;

import org.jspecify.annotations.NullMarked;
