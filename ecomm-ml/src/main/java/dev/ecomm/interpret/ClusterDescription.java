package dev.ecomm.interpret;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A cluster in words and numbers.
 *
 * @param cluster its number
 * @param name plain words, unique among the clusters of a result
 * @param rows how many members it has
 * @param share of all rows
 * @param revenueShare share of the sum of the money feature; empty if none was named, or the sum
 *     over all rows is not above 0
 * @param contrasts every feature against the other rows, in the order of the features
 * @param rule when the surrogate tree takes a row for a member, its smallest leaves left out
 * @param onHeldOut how good the rule is on rows that were not trained on; empty if there are none
 * @param onAllRows how good it is on all rows
 * @param anomalies why this description cannot be trusted; empty if it can
 * @param seedAnomaly the seed's flag, {@link SeedImportance#isAnomaly}
 */
public record ClusterDescription(
    int cluster,
    String name,
    int rows,
    double share,
    OptionalDouble revenueShare,
    List<FeatureContrast> contrasts,
    ClusterRule rule,
    Optional<RuleQuality> onHeldOut,
    RuleQuality onAllRows,
    List<AnomalyReason> anomalies,
    boolean seedAnomaly) {

  /** Copies the lists. */
  public ClusterDescription {
    contrasts = List.copyOf(contrasts);
    anomalies = List.copyOf(anomalies);
  }
}
