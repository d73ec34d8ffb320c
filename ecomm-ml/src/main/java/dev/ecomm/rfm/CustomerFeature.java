package dev.ecomm.rfm;

import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A number about a customer, of your own making; it becomes one more column of the profile.
 *
 * <pre>{@code
 * CustomerFeature weekendShare =
 *     CustomerFeature.of(
 *         "weekend_share",
 *         history -> {
 *           int weekend = 0;
 *           for (int line = 0; line < history.lines(); line++) {
 *             weekend += history.invoiceDate(line).getDayOfWeek().getValue() >= 6 ? 1 : 0;
 *           }
 *           return (double) weekend / history.lines();
 *         });
 * RfmTable profile = Rfm.builder().add(weekendShare).build().compute(lines);
 * }</pre>
 *
 * <p>It sees one customer's lines before as-of and nothing else, so it cannot leak the future by
 * accident. It must give the same number for the same history.
 */
public interface CustomerFeature {

  /**
   * Returns the name of the column.
   *
   * @return not blank, and not the name of another column of the profile
   */
  String name();

  /**
   * Computes the number of one customer.
   *
   * @param history the customer's lines before as-of, at least one; valid during the call only
   * @return any double; NaN becomes a missing value, infinities are kept as they are
   */
  double of(CustomerHistory history);

  /**
   * A feature made of a name and a function.
   *
   * @param name of the column
   * @param function from a history to a number
   * @return the feature
   */
  static CustomerFeature of(String name, ToDoubleFunction<CustomerHistory> function) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(function, "function");
    return new CustomerFeature() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public double of(CustomerHistory history) {
        return function.applyAsDouble(history);
      }

      @Override
      public String toString() {
        return "CustomerFeature[" + name + "]";
      }
    };
  }
}
