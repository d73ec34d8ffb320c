package dev.ecomm.rfm;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.MoneySum;
import dev.ecomm.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who moved from which segment to which between two dates. Both profiles are scored by the same
 * edges, so a customer who moved did something, or did nothing for long, and was not pushed by
 * others. Immutable and safe for use by many threads.
 *
 * <p>Customers without a purchase are in {@link #NO_PURCHASE}; so every customer of the later
 * profile is counted exactly once, and {@link #stillWithoutPurchase} + {@link #newCustomers} +
 * {@link #activeCustomers} + {@link #lapsedCustomers} is their number.
 */
public final class SegmentTransitions {

  /** Where customers are who have bought nothing so far. */
  public static final String NO_PURCHASE = "No Purchase Yet";

  private static final Schema SCHEMA =
      Schema.of(
          Field.ofString("from_segment"),
          Field.ofString("to_segment"),
          Field.ofLong("customers"),
          Field.ofDouble("share_of_from"),
          Field.ofDouble("spent_between"));

  private final List<String> names;
  private final long[][] customers;
  private final MoneySum[][] spent;
  private long lapsed;
  private long active;

  private SegmentTransitions(List<String> names) {
    this.names = names;
    int size = names.size();
    customers = new long[size][size];
    spent = new MoneySum[size][size];
    for (MoneySum[] row : spent) {
      for (int to = 0; to < size; to++) {
        row[to] = new MoneySum();
      }
    }
  }

  /**
   * Compares two profiles of the same lines.
   *
   * @param before the profile of the earlier date
   * @param after the profile of the later date, which has every customer of the earlier one
   * @param scoring edges for both, usually fitted to {@code before}
   * @return the moves
   * @throws IllegalArgumentException if the dates are not in this order, a profile does not fit the
   *     scoring, or a customer of the first is not in the second
   */
  public static SegmentTransitions between(RfmTable before, RfmTable after, RfmScoring scoring) {
    if (!before.asOf().isBefore(after.asOf())) {
      throw new IllegalArgumentException(
          "before is as of " + before.asOf() + ", must be earlier than after, " + after.asOf());
    }
    List<String> names = new ArrayList<>(scoring.segments().names());
    names.add(NO_PURCHASE);
    SegmentTransitions transitions = new SegmentTransitions(List.copyOf(names));
    Map<String, Integer> rowsBefore = new HashMap<>();
    for (int row = 0; row < before.rows(); row++) {
      rowsBefore.put(before.customers().get(row), row);
    }
    int[] from = transitions.places(before, scoring);
    int[] to = transitions.places(after, scoring);
    double[] moneyBefore = before.shared(Measures.monetary(before.money()));
    double[] moneyAfter = after.shared(Measures.monetary(after.money()));
    double[] boughtBefore = before.shared(Measures.FREQUENCY);
    double[] boughtAfter = after.shared(Measures.FREQUENCY);
    int nowhere = names.size() - 1;
    for (int row = 0; row < after.rows(); row++) {
      @Nullable Integer known = rowsBefore.remove(after.customers().get(row));
      int place = known == null ? nowhere : from[known];
      MoneySum money = transitions.spent[place][to[row]];
      money.add(1, moneyAfter[row]);
      if (known != null) {
        money.add(-1, moneyBefore[known]);
      }
      transitions.customers[place][to[row]]++;
      if (known != null && place != nowhere) {
        if (boughtAfter[row] > boughtBefore[known]) {
          transitions.active++;
        } else {
          transitions.lapsed++;
        }
      }
    }
    if (!rowsBefore.isEmpty()) {
      throw new IllegalArgumentException(
          rowsBefore.size()
              + " customers of before are not in after; profile both dates from the same lines");
    }
    return transitions;
  }

  /** The place of the segment of every customer of a profile among the names. */
  private int[] places(RfmTable profile, RfmScoring scoring) {
    int[] places = new int[profile.rows()];
    Arrays.fill(places, names.size() - 1);
    RfmScores scores = scoring.score(profile);
    for (int row = 0; row < scores.rows(); row++) {
      places[scores.profileRow(row)] = names.indexOf(scores.segment(row));
    }
    return places;
  }

  /**
   * Returns the segments.
   *
   * @return those of the scoring, and {@link #NO_PURCHASE} at the end; unmodifiable
   */
  public List<String> segments() {
    return names;
  }

  /**
   * Returns how many customers moved from one segment to another, or stayed.
   *
   * @param from a segment
   * @param to a segment
   * @return customers
   * @throws IllegalArgumentException if there is no such segment
   */
  public long customers(String from, String to) {
    return customers[place("from", from)][place("to", to)];
  }

  private int place(String name, String segment) {
    int place = names.indexOf(segment);
    if (place < 0) {
      throw new IllegalArgumentException(
          name + " is \"" + segment + "\", must be one of " + String.join(", ", names));
    }
    return place;
  }

  /**
   * Returns how many customers bought for the first time between the dates.
   *
   * @return customers who left {@link #NO_PURCHASE}
   */
  public long newCustomers() {
    int nowhere = names.size() - 1;
    long all = 0;
    for (int to = 0; to < nowhere; to++) {
      all += customers[nowhere][to];
    }
    return all;
  }

  /**
   * Returns how many customers bought before the first date and again between the dates.
   *
   * @return customers with more purchase invoices at the second date
   */
  public long activeCustomers() {
    return active;
  }

  /**
   * Returns how many customers bought before the first date and nothing between the dates.
   *
   * @return customers with no purchase invoice more at the second date
   */
  public long lapsedCustomers() {
    return lapsed;
  }

  /**
   * Returns how many known customers have bought nothing by the second date.
   *
   * @return customers who stay in {@link #NO_PURCHASE}
   */
  public long stillWithoutPurchase() {
    int nowhere = names.size() - 1;
    return customers[nowhere][nowhere];
  }

  /**
   * Shows every pair of segments: {@code from_segment, to_segment, customers, share_of_from} (0 to
   * 1; shares of one {@code from_segment} add up to 1, or are 0 where it had nobody), {@code
   * spent_between} (money at the second date minus money at the first).
   *
   * @return segments times segments rows, in the order of {@link #segments()}
   */
  public DataTable toTable() {
    DataTableBuilder table = DataTable.builder(SCHEMA);
    for (int from = 0; from < names.size(); from++) {
      long all = 0;
      for (long count : customers[from]) {
        all += count;
      }
      for (int to = 0; to < names.size(); to++) {
        long count = customers[from][to];
        table.row(
            names.get(from),
            names.get(to),
            count,
            all == 0 ? 0.0 : (double) count / all,
            spent[from][to].total().doubleValue());
      }
    }
    return table.build();
  }

  @Override
  public String toString() {
    return "SegmentTransitions["
        + newCustomers()
        + " new, "
        + active
        + " active, "
        + lapsed
        + " lapsed, "
        + stillWithoutPurchase()
        + " without a purchase]";
  }
}
