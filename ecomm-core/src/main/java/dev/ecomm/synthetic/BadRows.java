package dev.ecomm.synthetic;

import java.util.stream.LongStream;

/**
 * Which rows are spoilt, and how. Every way leaves the row on one line and cannot be read as a line
 * with quantity, time and price; so a reader must reject exactly these rows. Which ones follows
 * from seed and row number alone.
 */
final class BadRows {

  /** What can be wrong with a row. */
  enum Fault {
    QUANTITY_IN_WORDS(3, "six"),
    QUANTITY_MISSING(3, ""),
    QUANTITY_NOT_A_NUMBER(3, "NaN"),
    QUANTITY_HEXADECIMAL(3, "0x10"),
    QUANTITY_TOO_LARGE(3, "99999999999"),
    QUANTITY_BROKEN(3, "12.5"),
    DATE_OF_NO_CALENDAR(4, "31/02/2011 10:00"),
    DATE_BEYOND_MONTH(4, "2011-02-31 10:00:00"),
    DATE_IN_WORDS(4, "yesterday"),
    DATE_MISSING(4, ""),
    PRICE_IN_WORDS(5, "free"),
    PRICE_MISSING(5, ""),
    PRICE_NOT_A_NUMBER(5, "NaN"),
    PRICE_TOO_LARGE(5, "1e400"),
    FIELD_LOST(-1, ""),
    FIELD_TOO_MANY(-1, "");

    private final int column;
    private final String text;

    Fault(int column, String text) {
      this.column = column;
      this.text = text;
    }

    /** The column whose text is replaced, from 0; -1 if the fault is of the row. */
    int column() {
      return column;
    }

    String text() {
      return text;
    }
  }

  private static final Fault[] FAULTS = Fault.values();

  private final long seed;
  private final double share;

  BadRows(long seed, double share) {
    this.seed = Hash.of(seed, 0xBAD);
    this.share = share;
  }

  boolean none() {
    return share == 0;
  }

  boolean isBroken(long row) {
    return Hash.unit(Hash.of(seed, row)) < share;
  }

  /** What is wrong with a broken row. */
  Fault fault(long row) {
    return FAULTS[Hash.below(Hash.of(seed, row, 1), FAULTS.length)];
  }

  /** The broken ones of the rows 1 to the given one. */
  LongStream in(long rows) {
    return none() ? LongStream.empty() : LongStream.rangeClosed(1, rows).filter(this::isBroken);
  }
}
