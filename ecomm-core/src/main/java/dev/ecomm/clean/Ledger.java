package dev.ecomm.clean;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Every cell that cleaning repaired in the lines that it kept: row, rule, column, before and after.
 * Money that moves because lines were removed is told by the {@link CleaningReport}.
 *
 * <p>Entries are in the order of the rows, those of one row in the order of the rules. Held in
 * primitive arrays: 12 bytes an entry for texts and quantities, 20 for prices, beside dictionaries
 * and row numbers that it shares with the clean table. Immutable and safe for use by many threads.
 */
public final class Ledger implements Iterable<LedgerEntry> {
  private static final Schema SCHEMA =
      Schema.of(
          Field.ofLong("row_number"),
          Field.ofString("rule"),
          Field.ofString("column"),
          Field.ofString("before"),
          Field.ofString("after"));

  private final List<CellChanges> changes;
  private final InvoiceTable clean;
  private final int size;

  /** Changes in the order of the rules, rows being those of the clean table. */
  Ledger(List<CellChanges> changes, InvoiceTable clean) {
    this.changes = changes.stream().filter(of -> of.size() > 0).toList();
    this.clean = clean;
    this.size = changes.stream().mapToInt(CellChanges::size).reduce(0, Math::addExact);
  }

  /**
   * Returns the number of repaired cells.
   *
   * @return a cell that two rules changed counts twice
   */
  public int size() {
    return size;
  }

  /**
   * Returns how many cells one rule repaired.
   *
   * @param rule its id
   * @return cells, 0 for a rule that repaired none
   */
  public int size(String rule) {
    return changes.stream().filter(of -> of.rule().equals(rule)).mapToInt(CellChanges::size).sum();
  }

  /**
   * Does the repairs again, without the rules: sets every cell of the ledger. The result equals the
   * clean table bit for bit.
   *
   * @param accepted the lines that went into cleaning, without the rejected ones, in their order
   * @return the clean lines
   * @throws IllegalArgumentException if there are more or fewer lines, or a cell is not what the
   *     ledger says it was; names row and column
   */
  public InvoiceTable replay(InvoiceTable accepted) {
    if (accepted.rows() != clean.rows()) {
      throw new IllegalArgumentException(
          "accepted has "
              + accepted.rows()
              + " lines, must have the "
              + clean.rows()
              + " that were cleaned and not rejected");
    }
    InvoiceTable replayed = accepted;
    for (CellChanges of : changes) {
      replayed = of.replay(replayed);
    }
    return replayed;
  }

  /**
   * Shows the entries as a table: {@code row_number, rule, column, before, after}. Values are
   * texts, prices with the shortest decimals that read back as the same double.
   *
   * @return in the order of the entries; {@code before} and {@code after} are missing where the
   *     cell was
   */
  public DataTable toTable() {
    long[] rowNumbers = new long[size];
    StringColumn.Builder rules = new StringColumn.Builder();
    StringColumn.Builder columns = new StringColumn.Builder();
    StringColumn.Builder before = new StringColumn.Builder();
    StringColumn.Builder after = new StringColumn.Builder();
    int at = 0;
    for (LedgerEntry entry : this) {
      rowNumbers[at++] = entry.rowNumber();
      rules.add(entry.rule());
      columns.add(entry.column().columnName());
      add(before, entry.before());
      add(after, entry.after());
    }
    return DataTable.of(
        SCHEMA,
        LongColumn.of(rowNumbers),
        rules.build(),
        columns.build(),
        before.build(),
        after.build());
  }

  private static void add(StringColumn.Builder column, Optional<String> text) {
    if (text.isPresent()) {
      column.add(text.get());
    } else {
      column.addMissing();
    }
  }

  @Override
  public Iterator<LedgerEntry> iterator() {
    return new Entries();
  }

  @Override
  public String toString() {
    return "Ledger[" + size + " cells of " + clean.rows() + " lines]";
  }

  /** Merges the changes of all rules by row; there are few rules, so the least is searched. */
  private final class Entries implements Iterator<LedgerEntry> {
    private final int[] next = new int[changes.size()];
    private int handedOut;

    @Override
    public boolean hasNext() {
      return handedOut < size;
    }

    @Override
    public LedgerEntry next() {
      int least = -1;
      for (int i = 0; i < next.length; i++) {
        if (next[i] < changes.get(i).size() && (least < 0 || row(i) < row(least))) {
          least = i;
        }
      }
      if (least < 0) {
        throw new NoSuchElementException("the ledger has " + size + " entries");
      }
      CellChanges of = changes.get(least);
      int change = next[least]++;
      handedOut++;
      return new LedgerEntry(
          clean.rowNumber(of.row(change)),
          of.rule(),
          of.column(),
          Optional.ofNullable(of.before(change)),
          Optional.ofNullable(of.after(change)));
    }

    private int row(int i) {
      return changes.get(i).row(next[i]);
    }
  }
}
