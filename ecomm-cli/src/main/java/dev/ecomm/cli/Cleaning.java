package dev.ecomm.cli;

import dev.ecomm.clean.Batches;
import dev.ecomm.clean.CleaningPipeline;
import dev.ecomm.clean.CleaningResult;
import dev.ecomm.clean.FittedCleaning;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.run.RunContext;

/** What cleans: a pack that learns from the lines at hand, or rules that learned before. */
sealed interface Cleaning {

  /** What the summary calls it. */
  String name();

  /** What it makes of no lines: empty tables that have its columns. */
  CleaningResult ofNothing();

  /** How often the lines must be gone through, to learn and to clean. */
  int passes();

  FittedCleaning fit(Batches lines, RunContext run);

  /** Learns and cleans; the lines are held in memory, 40 bytes each. */
  default InvoiceTable table(Batches lines, RunContext run) {
    InvoiceTableBuilder cleaned = InvoiceTable.builder();
    fit(lines, run).applyInBatches(lines, run, piece -> cleaned.appendAll(piece.table(), 0));
    return cleaned.build();
  }

  static Cleaning of(Pack pack) {
    return new Learning("the pack " + pack.name(), pack.pipeline());
  }

  static Cleaning of(Location file, FittedCleaning rules) {
    return new Known("the rules of " + file, rules);
  }

  /** Learns. */
  record Learning(String name, CleaningPipeline pipeline) implements Cleaning {
    @Override
    public CleaningResult ofNothing() {
      return pipeline.apply(InvoiceTable.builder().build());
    }

    @Override
    public int passes() {
      return pipeline.passes() + ofNothing().fitted().passes();
    }

    @Override
    public FittedCleaning fit(Batches lines, RunContext run) {
      return pipeline.fit(lines, run);
    }
  }

  /** Has learned. */
  record Known(String name, FittedCleaning rules) implements Cleaning {
    @Override
    public CleaningResult ofNothing() {
      return rules.apply(InvoiceTable.builder().build());
    }

    @Override
    public int passes() {
      return rules.passes();
    }

    @Override
    public FittedCleaning fit(Batches lines, RunContext run) {
      return rules;
    }
  }
}
