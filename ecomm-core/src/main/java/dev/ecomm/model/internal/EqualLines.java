package dev.ecomm.model.internal;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.InvoiceTable;
import java.util.BitSet;

/**
 * The lines of a table that are equal in all eight columns to an earlier one, wherever they stand.
 * Missing equals missing, and a price of -0 equals 0. Row numbers do not count.
 *
 * @param repeats rows that repeat an earlier one; the caller's
 * @param repeated rows that a later one repeats and that repeat none; the caller's
 */
public record EqualLines(BitSet repeats, BitSet repeated) {

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final long HASH_BITS = 0xFFFFFFFF00000000L;

  /**
   * Open addressing over row indexes. A slot holds the upper half of the hash beside the row + 1,
   * so two lines are compared column by column only if their hashes agree in 32 bits.
   */
  public static EqualLines of(InvoiceTable table) {
    int rows = table.rows();
    long[] slots = new long[slots(rows)];
    int mask = slots.length - 1;
    BitSet repeats = new BitSet(rows);
    BitSet repeated = new BitSet(rows);
    for (int row = 0; row < rows; row++) {
      long hash = hash(table, row);
      int at = (int) hash & mask;
      while (slots[at] != 0) {
        int known = (int) slots[at] - 1;
        if (((slots[at] ^ hash) & HASH_BITS) == 0 && sameLine(table, known, row)) {
          repeated.set(known);
          repeats.set(row);
          break;
        }
        at = (at + 1) & mask;
      }
      if (slots[at] == 0) {
        slots[at] = (hash & HASH_BITS) | (row + 1);
      }
    }
    return new EqualLines(repeats, repeated);
  }

  /** At most two thirds full: the fewer bytes, the more of them stay in the cache. */
  private static int slots(int rows) {
    long least = rows * 3L / 2 + 1;
    return (int) Math.min(1L << 30, Long.highestOneBit(least) << 1);
  }

  private static long hash(InvoiceTable table, int row) {
    long hash = pair(table.invoiceNo(), table.stockCode(), row);
    hash = mix(hash ^ pair(table.description(), table.customerId(), row));
    hash = mix(hash ^ ((long) table.quantity(row) << 32 | code(table.country(), row)));
    hash = mix(hash ^ table.epochSecond(row));
    return mix(hash ^ Double.doubleToRawLongBits(table.unitPrice(row) + 0.0));
  }

  private static long pair(CodedColumn first, CodedColumn second, int row) {
    return code(first, row) << 32 | code(second, row);
  }

  private static long code(CodedColumn column, int row) {
    return column.code(row) & 0xFFFFFFFFL;
  }

  private static long mix(long value) {
    long product = value * MULTIPLIER;
    return product ^ (product >>> 32);
  }

  private static boolean sameLine(InvoiceTable table, int first, int second) {
    return same(table.invoiceNo(), first, second)
        && same(table.stockCode(), first, second)
        && same(table.description(), first, second)
        && table.quantity(first) == table.quantity(second)
        && table.epochSecond(first) == table.epochSecond(second)
        && table.unitPrice(first) == table.unitPrice(second)
        && same(table.customerId(), first, second)
        && same(table.country(), first, second);
  }

  private static boolean same(CodedColumn column, int first, int second) {
    return column.code(first) == column.code(second);
  }
}
