package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question asked of every line, with a name and the reason it gives: does the rule find this
 * line? What is done with the lines found is said where the test is used: {@link Rule#drop}, {@link
 * Rule#quarantine}, {@link Rule#flag}, or the methods of those names of {@link
 * CleaningPipeline.Builder}.
 *
 * <pre>{@code
 * LineTest export =
 *     LineTest.of("export", "sold abroad", row -> !"United Kingdom".equals(row.country()));
 * }</pre>
 *
 * <p>Tests are values without state and must give the same answer for the same line, on any thread.
 */
public abstract sealed class LineTest permits FixedTest, LearningTest, DuplicateTest {
  private final String id;
  private final String reason;

  LineTest(String id, String reason) {
    this.id = Rule.requireId(id);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * A test of a line.
   *
   * @param id snake case
   * @param reason what is wrong with a line found, for people
   * @param test true for the lines to find; a line on which it throws is quarantined
   * @return the test
   * @throws IllegalArgumentException if the id is not in snake case
   */
  public static LineTest of(String id, String reason, Predicate<? super InvoiceRow> test) {
    return new FixedTest(id, reason, RuleDefinition.custom(), test, null);
  }

  /**
   * A test of a line that can also judge a whole table at once, for speed. Both must find the same
   * lines. If the second throws, the first is used.
   *
   * @param id snake case
   * @param reason what is wrong with a line found, for people
   * @param test true for the lines to find
   * @param columns selects the lines to find from a table
   * @return the test
   * @throws IllegalArgumentException if the id is not in snake case
   */
  public static LineTest of(
      String id,
      String reason,
      Predicate<? super InvoiceRow> test,
      Function<InvoiceTable, Selection> columns) {
    return new FixedTest(id, reason, RuleDefinition.custom(), test, columns);
  }

  /**
   * A test of the text in one column. Each distinct text is judged once, however many lines have
   * it. A line without text is not found; {@link Rules#missing} finds those.
   *
   * @param id snake case
   * @param reason what is wrong with a line found, for people
   * @param column one of the five text columns
   * @param test true for the texts to find
   * @return the test
   * @throws IllegalArgumentException if the id is not in snake case, or the column holds no text
   */
  public static LineTest ofText(
      String id, String reason, InvoiceColumn column, Predicate<String> test) {
    return TextTests.present(id, reason, RuleDefinition.custom(), column, test);
  }

  /**
   * This test under another name.
   *
   * @param newId snake case
   * @param newReason what is wrong with a line found, for people
   * @return a test that finds the same lines
   * @throws IllegalArgumentException if the id is not in snake case
   */
  public abstract LineTest named(String newId, String newReason);

  /**
   * Returns the name.
   *
   * @return snake case
   */
  public final String id() {
    return id;
  }

  /**
   * Says what is wrong with a line found.
   *
   * @return a sentence for people, without a full stop
   */
  public final String reason() {
    return reason;
  }

  abstract RuleDefinition definition();

  @Override
  public String toString() {
    return id + " " + definition().thresholds();
  }
}
