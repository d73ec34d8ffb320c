package dev.ecomm.io.csv;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.InvoiceHeader;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.model.InvoiceTablePart;

/**
 * Parses blocks into parts, to be appended later and elsewhere. It is used for one block after the
 * other, since its dictionaries then know most texts already; what codes they give does not matter,
 * for appending numbers texts anew in the order of the rows. For one thread at a time.
 */
final class ApartParser {

  /** With more texts than this they fill the memory twice, so it starts again without any. */
  private static final int MOST_TEXTS = 1 << 18;

  private final InvoiceHeader header;
  private final ReadOptions options;
  private final String file;
  private InvoiceTableBuilder lines;
  private InvoiceBlockParser parser;

  ApartParser(InvoiceHeader header, ReadOptions options, String file) {
    this.header = header;
    this.options = options;
    this.file = file;
    lines = InvoiceTable.builder();
    parser = new InvoiceBlockParser(header, options, file, lines);
  }

  /**
   * A parsed block.
   *
   * @param part its good rows, the first data row numbered 0
   * @param result what else came out of it
   */
  record Parsed(InvoiceTablePart part, BlockResult result) {}

  /**
   * Parses a block.
   *
   * @throws InvoiceDataException if a row breaks a limit; names a line counted from the block's
   */
  Parsed parse(Block block) {
    if (texts() > MOST_TEXTS) {
      startAgain();
    }
    try {
      BlockResult result = parser.parse(block, 0, 0);
      return new Parsed(lines.takePart(), result);
    } catch (InvoiceDataException e) {
      startAgain();
      throw e;
    }
  }

  private int texts() {
    return lines.invoiceNos().size()
        + lines.stockCodes().size()
        + lines.descriptions().size()
        + lines.customerIds().size();
  }

  private void startAgain() {
    lines = InvoiceTable.builder();
    parser = new InvoiceBlockParser(header, options, file, lines);
  }
}
