package dev.ecomm.describe;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Customers and where they are.
 *
 * @param distinct customers with an id
 * @param smallestId the smallest id as read: by number where every id is a whole number of up to 18
 *     digits, else as text in code point order; empty without known customers
 * @param largestId the largest id, in the same order
 * @param withSeveralCountries customers whose lines name more than one country
 * @param countries countries that occur
 * @param rowsUnitedKingdom lines whose country is {@code United Kingdom}
 * @param commonestCountry the country of the most lines, the first in code point order if several;
 *     empty if no line has one
 * @param rowsCommonestCountry its lines
 */
public record CustomerFacts(
    long distinct,
    Optional<String> smallestId,
    Optional<String> largestId,
    long withSeveralCountries,
    long countries,
    long rowsUnitedKingdom,
    Optional<String> commonestCountry,
    long rowsCommonestCountry) {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

  /** String's own order is by UTF-16 units, which puts emoji before some letters. */
  private static final Comparator<String> BY_CODE_POINT =
      Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  static CustomerFacts of(InvoiceTable table) {
    CodeCounts customers = CodeCounts.of(table.customerId());
    CodeCounts countries = CodeCounts.of(table.country());
    Comparator<String> idOrder = idOrder(customers);
    Optional<String> commonest =
        countries.first(
            Comparator.<String>comparingInt(country -> -countries.rows(country))
                .thenComparing(BY_CODE_POINT));
    return new CustomerFacts(
        customers.distinct(),
        customers.first(idOrder),
        customers.first(idOrder.reversed()),
        withSeveralCountries(table, customers.codes()),
        countries.distinct(),
        countries.rows("United Kingdom"),
        commonest,
        commonest.map(countries::rows).orElse(0));
  }

  private static Comparator<String> idOrder(CodeCounts customers) {
    boolean allNumbers = customers.codesWhere(id -> !WHOLE_NUMBER.matcher(id).matches()).isEmpty();
    return allNumbers ? Comparator.comparingLong(Long::parseLong) : BY_CODE_POINT;
  }

  private static long withSeveralCountries(InvoiceTable table, int customers) {
    Agreement countries = new Agreement(customers);
    for (int row = 0; row < table.rows(); row++) {
      int country = table.country().code(row);
      if (country != Dictionary.MISSING) {
        countries.add(table.customerId().code(row), country);
      }
    }
    return countries.differing();
  }
}
