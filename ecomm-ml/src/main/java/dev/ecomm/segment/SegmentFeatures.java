package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.RobustScaler;
import dev.ecomm.feature.Scaler;
import dev.ecomm.feature.SignedLogScaler;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.StringColumn;
import dev.ecomm.rfm.RfmDefinition;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What of a customer profile is clustered, and how it is scaled.
 *
 * @param names columns of the profile
 * @param scaler how they are made comparable
 */
public record SegmentFeatures(List<String> names, Scaler scaler) {

  /** The identifier of a customer in a profile. */
  static final String CUSTOMER = "customer_id";

  private static final String GAP = "mean_gap_days";
  private static final String TENURE = "tenure_days";
  private static final String PURCHASES = "n_purchase_invoices";

  /** Copies the names. */
  public SegmentFeatures {
    names = List.copyOf(names);
  }

  /**
   * Eight features of the textbook profile, signed log and then robust: recency, invoices, net
   * money, mean gap (the tenure where there is none), ticket, quantity, distinct items, invoices
   * per active month.
   *
   * @return the default
   */
  public static SegmentFeatures standard() {
    return new SegmentFeatures(
        List.of(
            "recency_days_exact",
            PURCHASES,
            "monetary_net",
            GAP,
            "mean_ticket_size",
            "mean_quantity",
            "mean_unique_item",
            "freq_per_active_month"),
        new SignedLogScaler().then(new RobustScaler()));
  }

  /**
   * The ten features of the seed's profile, robust-scaled.
   *
   * @return the seed's choice
   */
  public static SegmentFeatures seed() {
    return robust("recency", "frequency", "monetary", "is_first_time_buyer");
  }

  /**
   * The ten features of the notebook's profile, robust-scaled.
   *
   * @return the notebook's choice
   */
  public static SegmentFeatures notebook() {
    return robust("recency", "one_time_purchase", "frequency", "monetary");
  }

  /**
   * What is clustered of profiles of a definition.
   *
   * @param definition any
   * @return {@link #standard()}, {@link #seed()} or {@link #notebook()}
   */
  public static SegmentFeatures of(RfmDefinition definition) {
    return switch (definition) {
      case STANDARD -> standard();
      case SEED -> seed();
      case NOTEBOOK -> notebook();
    };
  }

  /**
   * Which of the features of a definition is money.
   *
   * @param definition any
   * @return {@code monetary_net} or {@code monetary}
   */
  public static String money(RfmDefinition definition) {
    return definition == RfmDefinition.STANDARD ? "monetary_net" : "monetary";
  }

  private static SegmentFeatures robust(String a, String b, String c, String d) {
    return new SegmentFeatures(
        List.of(
            a,
            b,
            c,
            d,
            "mean_time_interval",
            "mean_ticket_size",
            "mean_quantity",
            "mean_unique_item",
            "freq_per_month",
            "mean_spent_per_month"),
        new RobustScaler());
  }

  /** The rows that can be clustered: those with a purchase, where the profile counts purchases. */
  static int[] rowsWithPurchase(DataTable profiles) {
    IntStream all = IntStream.range(0, profiles.rows());
    if (!profiles.schema().contains(PURCHASES)) {
      return all.toArray();
    }
    FeatureMatrix purchases = FeatureMatrix.of(profiles, PURCHASES);
    return all.filter(row -> purchases.at(row, 0) > 0).toArray(); // NaN, a missing count, is not
  }

  /** Some rows of some features, a missing mean gap filled with the tenure, with identifiers. */
  static FeatureMatrix matrix(DataTable profiles, List<String> names, int[] rows) {
    FeatureMatrix all = FeatureMatrix.of(profiles, names);
    boolean filled = names.contains(GAP) && profiles.schema().contains(TENURE);
    FeatureMatrix tenure = filled ? FeatureMatrix.of(profiles, TENURE) : all;
    int gap = filled ? all.indexOf(GAP) : -1;
    double[] values = new double[rows.length * names.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < names.size(); j++) {
        double value = all.at(rows[i], j);
        values[i * names.size() + j] =
            j == gap && Double.isNaN(value) ? tenure.at(rows[i], 0) : value;
      }
    }
    return FeatureMatrix.of(names, values)
        .identifiedBy(CUSTOMER, ids(profiles.column(CUSTOMER), rows))
        .requireFinite();
  }

  /** The identifiers of some rows. */
  private static Column ids(Column all, int[] rows) {
    if (all instanceof LongColumn longs) {
      LongColumn.Builder some = new LongColumn.Builder();
      for (int row : rows) {
        some.add(longs.longAt(row));
      }
      return some.build();
    }
    StringColumn.Builder some = new StringColumn.Builder();
    for (int row : rows) {
      some.addValue(all.valueAt(row).map(Object::toString).orElse(""));
    }
    return some.build();
  }
}
