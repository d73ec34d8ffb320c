package dev.ecomm.rfm;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Gives customers scores of 1 to 5 for recency, frequency and money, by edges that were learned
 * once, and the name of the segment that recency and frequency put them in.
 *
 * <pre>{@code
 * RfmScoring scoring = RfmScoring.fit(profile);
 * RfmScores scores = scoring.score(profile);
 * RfmScores later = RfmScoring.fromJson(scoring.toJson()).score(newProfile);
 * }</pre>
 *
 * <p>The edges are the linear quantiles at 20, 40, 60 and 80 percent of {@code recency_days},
 * {@code n_purchase_invoices} and money (rounded to three decimals, so that sums which differ in
 * the last bit are equal), of customers with a purchase. A value scores 1 and one more for each
 * edge strictly below it, recency the other way round: 5 is always best. So equal values have equal
 * scores whatever the order of rows, and scores are <b>not</b> fifths: where half of the customers
 * bought once, all of them score 1.
 *
 * <p>Edges are frozen: scoring other customers, or the same ones later, moves nobody else.
 * Immutable and safe for use by many threads.
 *
 * @param asOf instant of the profile that was learned from
 * @param customers how many customers with a purchase it had
 * @param money which money is scored
 * @param recency edges of {@code recency_days}
 * @param frequency edges of {@code n_purchase_invoices}
 * @param monetary edges of the column of that money
 * @param segments names of the cells of r and f
 */
public record RfmScoring(
    LocalDateTime asOf,
    long customers,
    Money money,
    ScoreEdges recency,
    ScoreEdges frequency,
    ScoreEdges monetary,
    SegmentMap segments) {

  private static final Schema EDGES =
      Schema.of(
          Field.ofString("as_of"),
          Field.ofLong("customers"),
          Field.ofString("measure"),
          Field.ofDouble("edge_20"),
          Field.ofDouble("edge_40"),
          Field.ofDouble("edge_60"),
          Field.ofDouble("edge_80"));

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there is no customer
   */
  public RfmScoring {
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(segments, "segments");
    if (customers < 1) {
      throw new IllegalArgumentException("customers is " + customers + ", must be at least 1");
    }
  }

  /**
   * Learns edges; segments are the {@linkplain SegmentMap#standard() usual ones}.
   *
   * @param profile of the definition {@link RfmDefinition#STANDARD}
   * @return edges from its customers with a purchase
   * @throws IllegalArgumentException if the profile lacks a measure
   * @throws NoCustomersException if none of its customers has a purchase
   */
  public static RfmScoring fit(RfmTable profile) {
    return fit(profile, SegmentMap.standard());
  }

  /**
   * Learns edges. Cost: three sorts of the customers.
   *
   * @param profile of the definition {@link RfmDefinition#STANDARD}
   * @param segments names for the cells of r and f
   * @return edges from its customers with a purchase
   * @throws IllegalArgumentException if the profile lacks a measure
   * @throws NoCustomersException if none of its customers has a purchase
   */
  public static RfmScoring fit(RfmTable profile, SegmentMap segments) {
    Measures measures = Measures.of(profile);
    if (measures.size() == 0) {
      throw new NoCustomersException(
          "None of the "
              + profile.rows()
              + " customers has a purchase before "
              + profile.asOf()
              + ", so there is nothing to score. Choose a later as-of.");
    }
    return new RfmScoring(
        profile.asOf(),
        measures.size(),
        profile.money(),
        ScoreEdges.of(Measures.RECENCY, measures.recency()),
        ScoreEdges.of(Measures.FREQUENCY, measures.frequency()),
        ScoreEdges.of(Measures.monetary(profile.money()), measures.monetary()),
        segments);
  }

  /**
   * Scores customers by these edges, known or new.
   *
   * @param profile of the definition {@link RfmDefinition#STANDARD} and of the same money
   * @return one row for each customer with a purchase, in the order of the profile
   * @throws IllegalArgumentException if the profile lacks a measure or counts other money
   */
  public RfmScores score(RfmTable profile) {
    if (profile.money() != money) {
      throw new IllegalArgumentException(
          "money of the profile is "
              + profile.money().id()
              + ", must be "
              + money.id()
              + " as the edges are");
    }
    Measures measures = Measures.of(profile);
    int n = measures.size();
    int[] r = new int[n];
    int[] f = new int[n];
    int[] m = new int[n];
    List<String> names = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      r[i] = SegmentMap.SCORES - recency.below(measures.recency()[i]);
      f[i] = 1 + frequency.below(measures.frequency()[i]);
      m[i] = 1 + monetary.below(measures.monetary()[i]);
      names.add(segments.segment(r[i], f[i]));
    }
    return new RfmScores(this, profile, measures, r, f, m, names);
  }

  /**
   * Shows the edges as a table: {@code as_of} (its day, with the time where that is not midnight),
   * {@code customers, measure, edge_20, edge_40, edge_60, edge_80}.
   *
   * @return one row a measure: recency, frequency, money
   */
  public DataTable edges() {
    boolean midnight = asOf.toLocalDate().atStartOfDay().equals(asOf);
    String instant = midnight ? asOf.toLocalDate().toString() : asOf.toString();
    DataTableBuilder table = DataTable.builder(EDGES);
    for (ScoreEdges of : List.of(recency, frequency, monetary)) {
      List<Double> edges = of.edges();
      table.row(
          instant, customers, of.measure(), edges.get(0), edges.get(1), edges.get(2), edges.get(3));
    }
    return table.build();
  }

  /**
   * Writes edges and segments as JSON, for a file that {@link #fromJson} reads again.
   *
   * @return one text for one scoring, on every machine
   */
  public String toJson() {
    return ScoringJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json the text
   * @return a scoring that is equal to the one written
   * @throws dev.ecomm.error.InvoiceDataException if the text is damaged, cut off or of another
   *     format
   */
  public static RfmScoring fromJson(String json) {
    return ScoringJson.read(json);
  }
}
