package dev.ecomm.rfm;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.MoneySum;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.util.List;

/**
 * Scores and segments of the customers of a profile who have a purchase, in its order. Immutable
 * and safe for use by many threads.
 */
public final class RfmScores {
  /** The columns of {@link #toTable()}. */
  public static final Schema SCHEMA =
      Schema.of(
          Field.ofString(Rfm.CUSTOMER_ID),
          Field.ofLong("r"),
          Field.ofLong("f"),
          Field.ofLong("m"),
          Field.ofString("segment"));

  private final RfmScoring scoring;
  private final RfmTable profile;
  private final Measures measures;
  private final int[] r;
  private final int[] f;
  private final int[] m;
  private final List<String> segments;

  RfmScores(
      RfmScoring scoring,
      RfmTable profile,
      Measures measures,
      int[] r,
      int[] f,
      int[] m,
      List<String> segments) {
    this.scoring = scoring;
    this.profile = profile;
    this.measures = measures;
    this.r = r;
    this.f = f;
    this.m = m;
    this.segments = List.copyOf(segments);
  }

  /**
   * Returns the edges that these scores were given by.
   *
   * @return edges and segments
   */
  public RfmScoring scoring() {
    return scoring;
  }

  /**
   * Returns the number of scored customers.
   *
   * @return customers with a purchase
   */
  public int rows() {
    return r.length;
  }

  /**
   * Returns how many customers of the profile have no score.
   *
   * @return customers without a purchase before as-of
   */
  public int customersWithoutPurchase() {
    return profile.rows() - rows();
  }

  /**
   * Returns a customer.
   *
   * @param row from 0
   * @return the id
   */
  public String customer(int row) {
    return profile.customers().get(measures.rows()[row]);
  }

  /**
   * Returns the recency score of a customer.
   *
   * @param row from 0
   * @return 1 to 5, 5 for the most recent
   */
  public int r(int row) {
    return r[row];
  }

  /**
   * Returns the frequency score of a customer.
   *
   * @param row from 0
   * @return 1 to 5, 5 for the most frequent
   */
  public int f(int row) {
    return f[row];
  }

  /**
   * Returns the money score of a customer.
   *
   * @param row from 0
   * @return 1 to 5, 5 for the most money
   */
  public int m(int row) {
    return m[row];
  }

  /**
   * Returns the segment of a customer.
   *
   * @param row from 0
   * @return the name of the cell of r and f
   */
  public String segment(int row) {
    return segments.get(row);
  }

  /** The row of the profile. */
  int profileRow(int row) {
    return measures.rows()[row];
  }

  /**
   * Shows the scores as a table: {@code customer_id, r, f, m, segment}.
   *
   * @return one row a customer
   */
  public DataTable toTable() {
    StringColumn.Builder ids = new StringColumn.Builder();
    for (int row = 0; row < r.length; row++) {
      ids.add(customer(row));
    }
    return DataTable.of(
        SCHEMA,
        ids.build(),
        LongColumn.of(r),
        LongColumn.of(f),
        LongColumn.of(m),
        StringColumn.of(segments));
  }

  /**
   * Sums the segments up: {@code segment, customers, purchase_invoices}, the money under the name
   * of its column, such as {@code monetary_gross}, and {@code mean_recency_days}, which is missing
   * in a segment of nobody.
   *
   * @return one row for each segment, in the order of {@link SegmentMap#names()}
   */
  public DataTable segmentSizes() {
    DataTableBuilder table =
        DataTable.builder(
            Schema.of(
                Field.ofString("segment"),
                Field.ofLong("customers"),
                Field.ofLong("purchase_invoices"),
                Field.ofDouble(Measures.monetary(profile.money())),
                Field.ofDouble("mean_recency_days")));
    for (String name : scoring.segments().names()) {
      long customers = 0;
      long invoices = 0;
      long days = 0;
      MoneySum money = new MoneySum();
      for (int row = 0; row < r.length; row++) {
        if (segments.get(row).equals(name)) {
          customers++;
          invoices += (long) measures.frequency()[row];
          days += (long) measures.recency()[row];
          money.add(1, measures.monetary()[row]);
        }
      }
      table.row(
          name,
          customers,
          invoices,
          money.total().doubleValue(),
          customers == 0 ? null : (double) days / customers);
    }
    return table.build();
  }

  @Override
  public String toString() {
    return "RfmScores[" + rows() + " customers as of " + profile.asOf() + "]";
  }
}
