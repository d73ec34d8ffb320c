package dev.ecomm.io.csv;

import dev.ecomm.io.ReadOptions;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;

/**
 * Parses blocks into tables of their own, to be appended later. It is used for one block after the
 * other, since its dictionaries then know most texts already; what codes they give does not matter,
 * for appending numbers texts anew in the order of the rows. For one thread at a time.
 */
final class ApartParser {
  private static final int MOST_TEXTS = 1 << 16;

  private final InvoiceTableBuilder lines = InvoiceTable.builder();
  private final InvoiceBlockParser parser;

  ApartParser(InvoiceHeader header, ReadOptions options, String file) {
    parser = new InvoiceBlockParser(header, options, file, lines);
  }

  /**
   * A parsed block.
   *
   * @param table its good rows, the first data row numbered 0
   * @param result what else came out of it
   */
  record Parsed(InvoiceTable table, BlockResult result) {}

  /** Parses a block; of no further use if a row breaks a limit. */
  Parsed parse(Block block, long firstLine) {
    BlockResult result = parser.parse(block, 0, firstLine);
    return new Parsed(lines.build(), result);
  }

  /** Whether its dictionaries are so large that copying them costs more than they save. */
  boolean isFull() {
    return Math.max(
            Math.max(lines.invoiceNos().size(), lines.stockCodes().size()),
            Math.max(lines.descriptions().size(), lines.customerIds().size()))
        > MOST_TEXTS;
  }
}
