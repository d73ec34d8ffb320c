package dev.ecomm.clean;

import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.model.Schema;
import dev.ecomm.model.Selection;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which cancellations took units from which purchases, as {@link Netting} found them. Lines are
 * named by their row number in the source, so that the result works on the table that was netted
 * and on any batch of it.
 *
 * <p>Memory: 40 bytes a cancellation, 16 a match, 16 a line that lost units. Immutable and safe for
 * use by many threads.
 */
public final class NettingResult {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("cancel_row", ColumnType.LONG),
          new Field("status", ColumnType.STRING),
          new Field("quantity", ColumnType.LONG),
          new Field("matched_quantity", ColumnType.LONG),
          new Field("matches", ColumnType.STRING));

  private static final NettingStatus[] STATUSES = NettingStatus.values();

  // cancellations, in the order in which they were matched
  private final long[] cancelRows;
  private final long[] quantities;
  private final byte[] statuses;
  private final int[] matchEnds;

  // matches
  private final long[] purchaseRows;
  private final int[] units;

  // lines that lost units, by row number
  private final SortedRows touchedRows;
  private final long[] touchedUnits;

  private final NettingTotals totals;

  private NettingResult(NettingLines lines, NettingMatcher matcher, MoneySum money, Looks looks) {
    int[] cancellations = matcher.cancellations();
    int[] matchLines = matcher.matchLines();
    cancelRows = new long[cancellations.length];
    quantities = new long[cancellations.length];
    statuses = new byte[cancellations.length];
    matchEnds = matcher.matchEnds();
    units = matcher.matchUnits();
    purchaseRows = new long[units.length];

    Arrays.setAll(purchaseRows, match -> lines.rowNumber(matchLines[match]));
    long[] taken = new long[lines.size()]; // units that each line lost
    for (int line = 0; line < taken.length; line++) {
      looks.at(line);
      taken[line] = Math.max(0L, lines.quantity(line)) - matcher.left(line);
    }
    Prices prices = new Prices();
    for (int i = 0; i < cancellations.length; i++) {
      looks.at(i);
      int line = cancellations[i];
      for (int match = start(i); match < matchEnds[i]; match++) {
        taken[line] += units[match];
        prices.add(units[match], lines.price(matchLines[match]), lines.price(line));
      }
      cancelRows[i] = lines.rowNumber(line);
      quantities[i] = -(long) lines.quantity(line);
      statuses[i] = (byte) status(lines.key(line), quantities[i], taken[line]).ordinal();
    }

    int[] touched = IntStream.range(0, taken.length).filter(line -> taken[line] > 0).toArray();
    touchedRows = new SortedRows(Arrays.stream(touched).mapToLong(lines::rowNumber).toArray());
    touchedUnits = Arrays.stream(touched).mapToLong(line -> taken[line]).toArray();
    long purchases = Arrays.stream(touched).filter(line -> lines.quantity(line) > 0).count();
    totals = totals(purchases, money, prices);
  }

  static NettingResult of(NettingLines lines, NettingMatcher matcher, MoneySum money, Looks looks) {
    return new NettingResult(lines, matcher, money, looks);
  }

  private static NettingStatus status(int key, long quantity, long matched) {
    if (key == NettingLines.NO_CUSTOMER) {
      return NettingStatus.NO_CUSTOMER;
    }
    if (matched == 0) {
      return NettingStatus.NONE;
    }
    return matched == quantity ? NettingStatus.FULL : NettingStatus.PARTIAL;
  }

  private NettingTotals totals(long purchases, MoneySum money, Prices prices) {
    long[] counts = new long[STATUSES.length];
    for (byte status : statuses) {
      counts[status]++;
    }
    return new NettingTotals(
        counts[NettingStatus.FULL.ordinal()],
        counts[NettingStatus.PARTIAL.ordinal()],
        counts[NettingStatus.NONE.ordinal()],
        counts[NettingStatus.NO_CUSTOMER.ordinal()],
        Arrays.stream(quantities).sum(),
        Arrays.stream(units).asLongStream().sum(),
        units.length,
        purchases,
        money.total(),
        prices.bought.total(),
        prices.cancelled.total(),
        prices.difference.total());
  }

  private int start(int cancellation) {
    return cancellation == 0 ? 0 : matchEnds[cancellation - 1];
  }

  /**
   * Returns the sums over all lines.
   *
   * @return units and money, before and after
   */
  public NettingTotals totals() {
    return totals;
  }

  /**
   * Lists the cancellations in the order in which they were matched: by time, those of equal time
   * by row number.
   *
   * @return every cancellation, matched or not; unmodifiable, its elements made when asked for
   */
  public List<NettedCancellation> cancellations() {
    return new AbstractList<>() {
      @Override
      public NettedCancellation get(int index) {
        return cancellation(index);
      }

      @Override
      public int size() {
        return cancelRows.length;
      }
    };
  }

  private NettedCancellation cancellation(int index) {
    Objects.checkIndex(index, cancelRows.length);
    List<NettingMatch> matches = new ArrayList<>();
    long matched = 0;
    for (int match = start(index); match < matchEnds[index]; match++) {
      matches.add(new NettingMatch(purchaseRows[match], units[match]));
      matched += units[match];
    }
    return new NettedCancellation(
        cancelRows[index], STATUSES[statuses[index]], quantities[index], matched, matches);
  }

  /**
   * Returns how many units netting took from a line, purchase or cancellation.
   *
   * @param rowNumber row number in the source
   * @return units, 0 where nothing was matched
   */
  public long matchedUnits(long rowNumber) {
    int place = touchedRows.place(rowNumber);
    return place == SortedRows.NONE ? 0 : touchedUnits[place];
  }

  /**
   * Returns what remains of each line: its quantity minus the matched units, toward 0. Cost: one
   * step a line.
   *
   * @param lines the lines that were netted, or a batch of them
   * @return one quantity a row
   * @throws IllegalArgumentException if row numbers do not ascend, or a line has fewer units than
   *     were matched: it is not one of the lines that were netted
   */
  public int[] nettedQuantities(InvoiceTable lines) {
    int[] netted = new int[lines.rows()];
    for (int row = 0; row < netted.length; row++) {
      netted[row] = lines.quantity(row);
    }
    touchedRows.forEachIn(
        lines,
        (row, place) ->
            netted[row] = remaining(lines.rowNumber(row), netted[row], touchedUnits[place]));
    return netted;
  }

  private static int remaining(long rowNumber, int quantity, long taken) {
    if (taken > Math.abs((long) quantity)) {
      throw new IllegalArgumentException(
          "row "
              + rowNumber
              + " has quantity "
              + quantity
              + ", of which "
              + taken
              + " units were matched; give the lines that were netted");
    }
    return (int) (quantity > 0 ? quantity - taken : quantity + taken);
  }

  /**
   * Selects the lines of which nothing remains.
   *
   * @param lines the lines that were netted, or a batch of them
   * @return cancellations matched in full and purchases that are used up
   * @throws IllegalArgumentException as {@link #nettedQuantities}
   */
  public Selection emptied(InvoiceTable lines) {
    int[] netted = nettedQuantities(lines);
    return Selection.where(netted.length, row -> netted[row] == 0 && lines.quantity(row) != 0);
  }

  /**
   * The lines with what remains of them: cancellations and purchases lose the matched units.
   *
   * @param lines the lines that were netted, or a batch of them
   * @param dropEmptied whether lines of which nothing remains are left out
   * @return a table of the same prices and texts, which shares what did not change
   * @throws IllegalArgumentException as {@link #nettedQuantities}
   */
  public InvoiceTable netted(InvoiceTable lines, boolean dropEmptied) {
    InvoiceTable netted = lines.withQuantities(nettedQuantities(lines));
    return dropEmptied ? netted.select(emptied(lines).not()) : netted;
  }

  /**
   * The cancellations as a table: {@code cancel_row, status, quantity, matched_quantity, matches},
   * where matches are {@code purchase_row:units} in the order taken, joined by blanks, and missing
   * if there are none.
   *
   * @return in the order of {@link #cancellations()}
   */
  public DataTable toTable() {
    DataTableBuilder table = DataTable.builder(SCHEMA);
    for (NettedCancellation cancellation : cancellations()) {
      table.row(
          cancellation.row(),
          cancellation.status().id(),
          cancellation.quantity(),
          cancellation.matchedQuantity(),
          cancellation.matches().isEmpty()
              ? null
              : cancellation.matches().stream()
                  .map(NettingMatch::toString)
                  .collect(Collectors.joining(" ")));
    }
    return table.build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NettingResult that
        && totals.equals(that.totals)
        && Arrays.equals(cancelRows, that.cancelRows)
        && Arrays.equals(quantities, that.quantities)
        && Arrays.equals(statuses, that.statuses)
        && Arrays.equals(matchEnds, that.matchEnds)
        && Arrays.equals(purchaseRows, that.purchaseRows)
        && Arrays.equals(units, that.units);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(cancelRows) + Arrays.hashCode(purchaseRows);
  }

  @Override
  public String toString() {
    return "NettingResult["
        + totals.unitsMatched()
        + " of "
        + totals.unitsCancelled()
        + " units of "
        + totals.cancellations()
        + " cancellations]";
  }

  /** What the matched units are worth, exactly. */
  private static final class Prices {
    private final MoneySum bought = new MoneySum();
    private final MoneySum cancelled = new MoneySum();
    private final MoneySum difference = new MoneySum();

    void add(long units, double purchase, double cancellation) {
      bought.add(units, purchase);
      cancelled.add(units, cancellation);
      if (purchase != cancellation) {
        difference.add(units, Math.max(purchase, cancellation));
        difference.add(-units, Math.min(purchase, cancellation));
      }
    }
  }
}
