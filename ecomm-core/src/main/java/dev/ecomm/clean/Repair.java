package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import dev.ecomm.run.RunContext;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A rule that sets cells of one column. Every cell that it changes is told in the {@link Ledger}; a
 * line on which it throws keeps its cell and is quarantined.
 *
 * <pre>{@code
 * Repair strip = Repair.ofText("country_stripped", InvoiceColumn.COUNTRY, String::strip);
 * }</pre>
 */
public abstract sealed class Repair extends Rule permits TextRepair, NumberRepair, LearningRepair {
  private final InvoiceColumn column;

  Repair(String id, String reason, InvoiceColumn column) {
    super(id, reason);
    this.column = column;
  }

  /**
   * A repair of texts by themselves. Each distinct text is repaired once, however many lines have
   * it; missing texts stay missing, {@link Rules#fillMissing} fills those.
   *
   * @param id snake case
   * @param column one of the five text columns
   * @param repair gives the text to write; null or empty makes the cell missing
   * @return the rule
   * @throws IllegalArgumentException if the id is not in snake case, or the column holds no text
   */
  public static Repair ofText(
      String id, InvoiceColumn column, Function<String, @Nullable String> repair) {
    return TextRepair.perText(id, words(id), RuleDefinition.custom(), column, repair);
  }

  /**
   * A repair of texts that looks at the whole line.
   *
   * @param id snake case
   * @param column one of the five text columns
   * @param repair gives the text to write; null or empty makes the cell missing
   * @return the rule
   * @throws IllegalArgumentException if the id is not in snake case, or the column holds no text
   */
  public static Repair ofLineText(
      String id, InvoiceColumn column, Function<? super InvoiceRow, @Nullable String> repair) {
    return TextRepair.perLine(id, words(id), RuleDefinition.custom(), column, repair);
  }

  /**
   * A repair of quantities.
   *
   * @param id snake case
   * @param repair gives the units to write
   * @return the rule
   * @throws IllegalArgumentException if the id is not in snake case
   */
  public static Repair ofQuantity(String id, ToIntFunction<? super InvoiceRow> repair) {
    return new NumberRepair.OfQuantity(id, words(id), repair);
  }

  /**
   * A repair of prices.
   *
   * @param id snake case
   * @param repair gives the price to write; a line for which it is not finite is quarantined
   * @return the rule
   * @throws IllegalArgumentException if the id is not in snake case
   */
  public static Repair ofUnitPrice(String id, ToDoubleFunction<? super InvoiceRow> repair) {
    return new NumberRepair.OfUnitPrice(id, words(id), repair);
  }

  static String words(String id) {
    return id.replace('_', ' ');
  }

  /**
   * Returns what the rule repairs.
   *
   * @return the column
   */
  public final InvoiceColumn column() {
    return column;
  }

  @Override
  public final RuleAction action() {
    return RuleAction.REPAIR;
  }

  /** This rule under another name. */
  abstract Repair named(String newId, String newReason);

  /** Sets the cells of the lines alive; those on which it throws stay and go to the errors. */
  abstract Repaired apply(InvoiceTable table, Selection alive, RuleErrors errors, RunContext run);

  /** A table with a column repaired, and the cells that changed; rows are those of the table. */
  record Repaired(InvoiceTable table, CellChanges changes) {}
}
