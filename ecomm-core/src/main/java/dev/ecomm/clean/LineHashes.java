package dev.ecomm.clean;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTable;

/**
 * A hash of all eight columns of each line of a table, from texts and not from their codes, so that
 * equal lines have equal hashes whatever dictionaries their batches have. A price of -0 hashes as
 * 0. For one thread.
 */
final class LineHashes {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final InvoiceTable table;
  private final TextHashes invoiceNos;
  private final TextHashes stockCodes;
  private final TextHashes descriptions;
  private final TextHashes customerIds;
  private final TextHashes countries;

  LineHashes(InvoiceTable table) {
    this.table = table;
    invoiceNos = new TextHashes(table.invoiceNo());
    stockCodes = new TextHashes(table.stockCode());
    descriptions = new TextHashes(table.description());
    customerIds = new TextHashes(table.customerId());
    countries = new TextHashes(table.country());
  }

  long at(int row) {
    long hash = mix(invoiceNos.at(row));
    hash = mix(hash ^ stockCodes.at(row));
    hash = mix(hash ^ descriptions.at(row));
    hash = mix(hash ^ customerIds.at(row));
    hash = mix(hash ^ countries.at(row));
    hash = mix(hash ^ table.quantity(row));
    hash = mix(hash ^ table.epochSecond(row));
    return mix(hash ^ Double.doubleToRawLongBits(table.unitPrice(row) + 0.0));
  }

  private static long mix(long value) {
    long product = value * MULTIPLIER;
    return product ^ (product >>> 32);
  }

  /** Each text is hashed when a row first asks for it. */
  private static final class TextHashes {
    private static final long MISSING = 1;

    private final CodedColumn column;

    /** 0 where not known yet. */
    private final long[] known;

    TextHashes(CodedColumn column) {
      this.column = column;
      known = new long[column.dictionary().size()];
    }

    long at(int row) {
      int code = column.code(row);
      if (code == Dictionary.MISSING) {
        return MISSING;
      }
      if (known[code] == 0) {
        known[code] = hash(column.dictionary().text(code));
      }
      return known[code];
    }

    private static long hash(String text) {
      long hash = text.length() + 2L;
      for (int i = 0; i < text.length(); i++) {
        hash = mix(hash ^ text.charAt(i));
      }
      return hash;
    }
  }
}
