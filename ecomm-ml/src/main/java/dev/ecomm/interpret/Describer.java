package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.model.MoneySum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Puts the description of each cluster together. */
final class Describer {

  private static final int FEW_ROWS = 5;
  private static final double LEAST_PRECISION = 0.5;

  private final FeatureMatrix features;
  private final int[] clusters;
  private final int[][] rowsOf;
  private final int[] heldOut;
  private final FeatureMatrix heldOutFeatures;
  private final int[] heldOutClusters;

  /**
   * Prepares descriptions.
   *
   * @param heldOut rows that the rules were not trained on
   */
  Describer(FeatureMatrix features, int[] clusters, int k, int[] heldOut) {
    this.features = features;
    this.clusters = clusters;
    this.rowsOf = Inputs.rowsOf(clusters, k);
    this.heldOut = heldOut;
    this.heldOutFeatures = Inputs.select(features, heldOut);
    this.heldOutClusters = Inputs.select(clusters, heldOut);
  }

  List<ClusterDescription> describe(
      InterpreterModel model, Optional<String> money, SeedImportance seed) {
    List<ClusterRule> rules = TreeRules.of(model.surrogate(), features, model.clusterOfClasses());
    List<List<FeatureContrast>> contrasts = Contrasts.of(features, rowsOf);
    List<String> names = ClusterNames.of(contrasts);
    OptionalDouble[] revenue = revenueShares(money);
    List<ClusterDescription> described = new ArrayList<>();
    for (int c = 0; c < rowsOf.length; c++) {
      ClusterRule rule = rules.get(c);
      RuleQuality onAll = rule.quality(features, clusters);
      Optional<RuleQuality> onHeldOut =
          heldOut.length == 0
              ? Optional.empty()
              : Optional.of(rule.quality(heldOutFeatures, heldOutClusters));
      described.add(
          new ClusterDescription(
              c,
              names.get(c),
              rowsOf[c].length,
              (double) rowsOf[c].length / clusters.length,
              revenue[c],
              contrasts.get(c),
              rule,
              onHeldOut,
              onAll,
              List.copyOf(anomalies(onAll, onHeldOut)),
              seed.isAnomaly(c)));
    }
    return described;
  }

  private static Set<AnomalyReason> anomalies(RuleQuality onAll, Optional<RuleQuality> onHeldOut) {
    Set<AnomalyReason> reasons = EnumSet.noneOf(AnomalyReason.class);
    if (onAll.figures().support() < FEW_ROWS) {
      reasons.add(AnomalyReason.FEW_ROWS);
    }
    Optional<RuleQuality> checked = onHeldOut.filter(quality -> quality.figures().support() > 0);
    if (checked.isEmpty()) {
      reasons.add(AnomalyReason.NO_HELD_OUT_ROW);
    }
    double precision =
        checked.filter(quality -> quality.figures().predicted() > 0).orElse(onAll).precision();
    if (precision < LEAST_PRECISION) {
      reasons.add(AnomalyReason.IMPRECISE_RULE);
    }
    return reasons;
  }

  private OptionalDouble[] revenueShares(Optional<String> money) {
    OptionalDouble[] shares = new OptionalDouble[rowsOf.length];
    Arrays.fill(shares, OptionalDouble.empty());
    if (money.isEmpty()) {
      return shares;
    }
    double[] amounts = features.column(features.indexOf(money.get()));
    BigDecimal[] sums = new BigDecimal[rowsOf.length];
    BigDecimal total = BigDecimal.ZERO;
    for (int c = 0; c < sums.length; c++) {
      MoneySum sum = new MoneySum();
      for (int row : rowsOf[c]) {
        sum.add(1, amounts[row]);
      }
      sums[c] = sum.total();
      total = total.add(sums[c]);
    }
    for (int c = 0; c < sums.length && total.signum() > 0; c++) {
      shares[c] = OptionalDouble.of(sums[c].divide(total, MathContext.DECIMAL64).doubleValue());
    }
    return shares;
  }
}
