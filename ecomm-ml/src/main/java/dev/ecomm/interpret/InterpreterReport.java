package dev.ecomm.interpret;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.tree.ClassificationReport;
import dev.ecomm.tree.SearchResult;
import dev.ecomm.tree.TreeParameters;
import java.util.List;
import java.util.Optional;

/**
 * How well clusters are told apart, on rows that nothing was trained on, and what is used.
 *
 * @param trainingRows rows that were trained on
 * @param heldOutRows rows that the figures are of; all of them where an earlier model was kept
 * @param majority always the most frequent cluster of the training rows
 * @param surrogate the single tree
 * @param provider the classifier of the chosen trainer
 * @param parameters what the provider was told in the end
 * @param search how these were found; empty if they were given
 * @param usesSurrogate whether the surrogate is used to predict
 * @param notes sentences for people: why something was not used, what was not possible
 */
public record InterpreterReport(
    int trainingRows,
    int heldOutRows,
    Optional<ClassificationReport> majority,
    Optional<ClassificationReport> surrogate,
    Optional<ClassificationReport> provider,
    Optional<TreeParameters> parameters,
    Optional<SearchResult> search,
    boolean usesSurrogate,
    List<String> notes) {

  /** Copies the notes. */
  public InterpreterReport {
    notes = List.copyOf(notes);
  }

  /**
   * Returns the figures of what is used.
   *
   * @return empty if no row was held out
   */
  public Optional<ClassificationReport> used() {
    return usesSurrogate ? surrogate : provider;
  }

  /**
   * The figures as a table: {@code model,used,rows,accuracy,majority_rate,macro_f1,
   * macro_precision,macro_recall}.
   *
   * @return a row each for {@code majority}, {@code surrogate} and {@code provider}, as far as they
   *     exist
   */
  public DataTable toTable() {
    DataTableBuilder table =
        DataTable.builder(
            Schema.of(
                Field.ofString("model"),
                Field.ofBoolean("used"),
                Field.ofLong("rows"),
                Field.ofDouble("accuracy"),
                Field.ofDouble("majority_rate"),
                Field.ofDouble("macro_f1"),
                Field.ofDouble("macro_precision"),
                Field.ofDouble("macro_recall")));
    majority.ifPresent(figures -> add(table, "majority", false, figures));
    surrogate.ifPresent(figures -> add(table, "surrogate", usesSurrogate, figures));
    provider.ifPresent(figures -> add(table, "provider", !usesSurrogate, figures));
    return table.build();
  }

  private static void add(
      DataTableBuilder table, String model, boolean used, ClassificationReport figures) {
    table.row(
        model,
        used,
        (long) figures.rows(),
        figures.accuracy(),
        figures.majorityRate(),
        figures.macroF1(),
        figures.macroPrecision(),
        figures.macroRecall());
  }
}
