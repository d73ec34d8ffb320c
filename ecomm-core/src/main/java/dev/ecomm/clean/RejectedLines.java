package dev.ecomm.clean;

import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.Field;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.model.StringListColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines that cleaning removed, as they were read, each with every reason there is against it: a
 * line that one rule rejected is still shown to the dropping and quarantining rules after it.
 *
 * <p>Rows are in the order of the source. Immutable and safe for use by many threads.
 */
public final class RejectedLines {
  private final InvoiceTable table;
  private final RuleAction[] actions;
  private final int[] reasonEnds;
  private final Reason[] reasons;

  private RejectedLines(
      InvoiceTable table, RuleAction[] actions, int[] reasonEnds, Reason[] reasons) {
    this.table = table;
    this.actions = actions;
    this.reasonEnds = reasonEnds;
    this.reasons = reasons;
  }

  /**
   * Returns the number of rejected lines.
   *
   * @return rows run from 0 to this, exclusive
   */
  public int size() {
    return table.rows();
  }

  /**
   * The lines as they were read.
   *
   * @return shares the dictionaries of the raw table
   */
  public InvoiceTable table() {
    return table;
  }

  /**
   * Returns what was done with a line: the action of the first rule that found it. A line on which
   * a rule could not be evaluated is quarantined.
   *
   * @param row from 0
   * @return DROP or QUARANTINE
   */
  public RuleAction action(int row) {
    return actions[row];
  }

  /**
   * Returns every reason against a line.
   *
   * @param row from 0
   * @return in the order of the rules, at least one; unmodifiable
   */
  public List<Reason> reasons(int row) {
    int from = row == 0 ? 0 : reasonEnds[row - 1];
    return List.of(Arrays.copyOfRange(reasons, from, reasonEnds[row]));
  }

  /**
   * Shows the lines with their reasons: {@code row_number, action, rules, reasons} and the eight
   * columns as read. {@code rules} and {@code reasons} are lists of the same length.
   *
   * @return in the order of the source
   */
  public DataTable toTable() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.ofLong("row_number"));
    fields.add(Field.ofString("action"));
    fields.add(Field.ofStringList("rules"));
    fields.add(Field.ofStringList("reasons"));
    StringListColumn.Builder rules = new StringListColumn.Builder();
    StringListColumn.Builder texts = new StringListColumn.Builder();
    long[] rowNumbers = new long[size()];
    int[] actionCodes = new int[size()];
    for (int row = 0; row < size(); row++) {
      rowNumbers[row] = table.rowNumber(row);
      actionCodes[row] = actions[row].ordinal();
      rules.add(reasons(row).stream().map(Reason::rule).toList());
      texts.add(reasons(row).stream().map(Reason::text).toList());
    }
    List<Column> columns = new ArrayList<>();
    columns.add(LongColumn.of(rowNumbers));
    columns.add(StringColumn.of(Dictionary.of(actionNames()), actionCodes));
    columns.add(rules.build());
    columns.add(texts.build());
    DataTable lines = table.toTable();
    fields.addAll(lines.schema().fields());
    columns.addAll(lines.columns());
    return DataTable.of(Schema.of(fields), columns);
  }

  private static List<String> actionNames() {
    return Arrays.stream(RuleAction.values()).map(Names::of).toList();
  }

  @Override
  public String toString() {
    return size() == 0
        ? "no rejected lines"
        : size() + " rejected lines, first: row " + table.rowNumber(0) + ", " + reasons(0);
  }

  /** Collects the reasons of one line after the other. */
  static final class Builder {
    private final InvoiceTable table;
    private final RuleAction[] actions;
    private final int[] reasonEnds;
    private Reason[] reasons;
    private int used;

    /** For the rejected lines, as read. */
    Builder(InvoiceTable table) {
      this.table = table;
      actions = new RuleAction[table.rows()];
      reasonEnds = new int[table.rows()];
      reasons = new Reason[table.rows()];
    }

    /** Rows in ascending order; the first action of a row counts. */
    void add(int row, RuleAction action, Reason reason) {
      if (used == reasons.length) {
        reasons = Arrays.copyOf(reasons, used + (used >> 1) + 1);
      }
      if (actions[row] == null) {
        actions[row] = action;
      }
      reasons[used++] = reason;
      reasonEnds[row] = used;
    }

    RejectedLines build() {
      return new RejectedLines(table, actions, reasonEnds, Arrays.copyOf(reasons, used));
    }
  }
}
