package dev.ecomm.tree;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How well predicted classes agree with the true ones.
 *
 * <p>Macro figures are plain means over the classes that occur in the truth or among the
 * predictions, so a class of one customer weighs as much as one of four thousand; a figure of 0/0
 * is 0. Both as in scikit-learn. Read {@link #accuracy} beside {@link #majorityRate}: what always
 * saying the most frequent class would reach. Immutable, safe for use by many threads.
 */
public final class ClassificationReport {

  /** The confusion matrix takes 4 bytes for each pair of classes. */
  static final int MOST_CLASSES = 1000;

  private final int rows;
  private final List<ClassFigures> figures;
  private final int[] confusion;

  private ClassificationReport(int rows, List<ClassFigures> figures, int[] confusion) {
    this.rows = rows;
    this.figures = List.copyOf(figures);
    this.confusion = confusion;
  }

  /**
   * Compares predictions with the truth. Cost: O(n + classes²).
   *
   * @param truth the class of each row, at least one row
   * @param predicted likewise, as many
   * @param classes how many there are; 1 to 1000
   * @return the figures
   * @throws IllegalArgumentException if the lengths differ, there is no row, or a class is not from
   *     0 to {@code classes}, exclusive
   */
  public static ClassificationReport of(int[] truth, int[] predicted, int classes) {
    if (classes < 1 || classes > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "classes is " + classes + ", must be from 1 to " + MOST_CLASSES);
    }
    if (truth.length == 0 || truth.length != predicted.length) {
      throw new IllegalArgumentException(
          "truth has "
              + truth.length
              + " rows and predicted "
              + predicted.length
              + ", must have as many, and at least one");
    }
    Labels.requireWithin("truth", truth, classes);
    Labels.requireWithin("predicted", predicted, classes);
    int[] confusion = new int[classes * classes];
    for (int row = 0; row < truth.length; row++) {
      confusion[truth[row] * classes + predicted[row]]++;
    }
    List<ClassFigures> figures = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      int support = 0;
      int said = 0;
      for (int other = 0; other < classes; other++) {
        support += confusion[c * classes + other];
        said += confusion[other * classes + c];
      }
      figures.add(new ClassFigures(support, said, confusion[c * classes + c]));
    }
    return new ClassificationReport(truth.length, figures, confusion);
  }

  /**
   * Returns the number of rows compared.
   *
   * @return at least 1
   */
  public int rows() {
    return rows;
  }

  /**
   * Returns the number of classes, those without a row included.
   *
   * @return at least 1
   */
  public int classes() {
    return figures.size();
  }

  /**
   * Computes the share of rows whose class was predicted.
   *
   * @return from 0 to 1
   */
  public double accuracy() {
    int correct = 0;
    for (ClassFigures one : figures) {
      correct += one.correct();
    }
    return (double) correct / rows;
  }

  /**
   * Computes the share of the most frequent true class: the accuracy of always saying it.
   *
   * @return above 0, at most 1
   */
  public double majorityRate() {
    int most = 0;
    for (ClassFigures one : figures) {
      most = Math.max(most, one.support());
    }
    return (double) most / rows;
  }

  /**
   * Computes the mean precision of the classes that occur.
   *
   * @return from 0 to 1
   */
  public double macroPrecision() {
    return macro(ClassFigures::precision);
  }

  /**
   * Computes the mean recall of the classes that occur.
   *
   * @return from 0 to 1
   */
  public double macroRecall() {
    return macro(ClassFigures::recall);
  }

  /**
   * Computes the mean F1 of the classes that occur.
   *
   * @return from 0 to 1
   */
  public double macroF1() {
    return macro(ClassFigures::f1);
  }

  private double macro(ToDoubleFunction<ClassFigures> figure) {
    double sum = 0;
    int occurring = 0;
    for (ClassFigures one : figures) {
      if (one.occurs()) {
        sum += figure.applyAsDouble(one);
        occurring++;
      }
    }
    return sum / occurring;
  }

  /**
   * Returns the figures of a class.
   *
   * @param label from 0 to {@link #classes()}, exclusive
   * @return its support, precision, recall and F1
   */
  public ClassFigures figures(int label) {
    return figures.get(label);
  }

  /**
   * Counts the rows of a true class for which a class was predicted.
   *
   * @param truth the true class
   * @param predicted the predicted one
   * @return at least 0
   */
  public int confusion(int truth, int predicted) {
    return confusion[
        Objects.checkIndex(truth, classes()) * classes()
            + Objects.checkIndex(predicted, classes())];
  }

  /**
   * The figures of the classes as a table: {@code class,support,predicted,correct,precision,recall,
   * f1}.
   *
   * @return a row per class, those that do not occur included
   */
  public DataTable toTable() {
    DataTableBuilder table =
        DataTable.builder(
            Schema.of(
                Field.ofLong("class"),
                Field.ofLong("support"),
                Field.ofLong("predicted"),
                Field.ofLong("correct"),
                Field.ofDouble("precision"),
                Field.ofDouble("recall"),
                Field.ofDouble("f1")));
    for (int c = 0; c < classes(); c++) {
      ClassFigures one = figures(c);
      table.row(
          c,
          one.support(),
          one.predicted(),
          one.correct(),
          one.precision(),
          one.recall(),
          one.f1());
    }
    return table.build();
  }

  /**
   * The confusion as a table: {@code class,predicted,rows}.
   *
   * @return a row for each pair that occurs, by class, then by prediction
   */
  public DataTable confusionTable() {
    DataTableBuilder table =
        DataTable.builder(
            Schema.of(Field.ofLong("class"), Field.ofLong("predicted"), Field.ofLong("rows")));
    for (int at = 0; at < confusion.length; at++) {
      if (confusion[at] > 0) {
        table.row(at / classes(), at % classes(), confusion[at]);
      }
    }
    return table.build();
  }

  /** Equal if every pair of true and predicted class occurred as often. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClassificationReport that && Arrays.equals(confusion, that.confusion);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(confusion);
  }

  @Override
  public String toString() {
    return "ClassificationReport["
        + rows
        + " rows, accuracy "
        + accuracy()
        + ", majority "
        + majorityRate()
        + ", macro F1 "
        + macroF1()
        + "]";
  }
}
