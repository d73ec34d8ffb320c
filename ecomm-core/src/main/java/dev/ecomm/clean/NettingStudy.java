package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;

/** Looks at clean lines in batches, to net them. */
final class NettingStudy implements Study {
  static final int PASSES = 2;

  private final Netting netting = new Netting();

  @Override
  public void add(InvoiceTable lines, int pass) {
    if (pass == 0) {
      netting.addCancellations(lines);
    } else {
      netting.addLines(lines);
    }
  }

  NettingResult match(RunContext run) {
    return netting.match(run);
  }
}
