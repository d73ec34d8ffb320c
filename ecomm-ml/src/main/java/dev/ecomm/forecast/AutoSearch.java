package dev.ecomm.forecast;

import dev.ecomm.forecast.AutoMembers.Member;
import dev.ecomm.forecast.AutoModel.Candidate;
import dev.ecomm.forecast.RollingOrigins.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.FDistribution;

/** Tries methods on the end of a series and weighs them by their errors. */
final class AutoSearch {
  /** A method with so many times the least mean square error is wrong, however few errors. */
  private static final double WRONG = 8;

  /** How surely a method must be worse than the best to count for less in the limits. */
  private static final double SURE = 0.99;

  private final RollingOrigins rolling;
  private final boolean intermittent;
  private final List<Tried> tried = new ArrayList<>();

  private AutoSearch(RollingOrigins rolling, boolean intermittent) {
    this.rolling = rolling;
    this.intermittent = intermittent;
  }

  /** A method that bears the series, and what it said at the origins. */
  private record Tried(Member member, ForecastModel model, Trial trial, double meanSquare) {

    Candidate candidate(double weight, String note) {
      return new Candidate(member.forecaster().name(), Math.sqrt(meanSquare), weight, note);
    }
  }

  /** A mean of methods by their errors. */
  static AutoModel smooth(List<Member> members, RollingOrigins rolling) {
    AutoSearch search = new AutoSearch(rolling, false);
    return search.model(members);
  }

  /** The same for a demand that is mostly zero. */
  static AutoModel intermittent(List<Member> members, RollingOrigins rolling) {
    AutoSearch search = new AutoSearch(rolling, true);
    return search.model(members);
  }

  /** One method without any trial. */
  static AutoModel only(Forecaster forecaster, String why, boolean ownLimits, double[] values) {
    return new AutoModel(
        List.of(new Candidate(forecaster.name(), Double.NaN, 1, why)),
        List.of(forecaster.fit(values)),
        AutoIntervals.none(),
        ownLimits,
        values);
  }

  private AutoModel model(List<Member> members) {
    List<Candidate> refused = new ArrayList<>();
    for (Member member : members) {
      try {
        ForecastModel model = member.forecaster().fit(rolling.values());
        Trial trial = rolling.tryOut(member.forecaster());
        double meanSquare = rolling.meanSquare(trial.points());
        if (!Double.isFinite(meanSquare)) {
          throw new IllegalArgumentException("its forecasts leave all bounds");
        }
        tried.add(new Tried(member, model, trial, meanSquare));
      } catch (IllegalArgumentException refusal) {
        String why = String.valueOf(refusal.getMessage());
        refused.add(new Candidate(member.forecaster().name(), Double.NaN, 0, why));
      }
    }
    double[] weights = weights(1);
    String note = "";
    int naive = indexOf(Baselines.naive().name());
    if (naive >= 0 && tried.get(naive).meanSquare() < rolling.meanSquare(points(weights))) {
      Arrays.fill(weights, 0);
      weights[naive] = 1;
      note = "with it, the mean was worse than naive alone";
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      candidates.add(tried.get(i).candidate(weights[i], weights[i] > 0 ? "" : note));
    }
    candidates.addAll(refused);
    return new AutoModel(
        candidates,
        used(weights).stream().map(Tried::model).toList(),
        AutoIntervals.of(
            rolling,
            new Trial(points(weights(alike())), spreads(weights)),
            AutoIntervals.Source.MEAN),
        intermittent,
        rolling.values());
  }

  private int indexOf(String name) {
    for (int i = 0; i < tried.size(); i++) {
      if (tried.get(i).member().forecaster().name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Up to how many times the least mean square error methods count alike in the mean from which
   * limits are learnt, by an F test of as many errors as do not overlap. The weights were chosen by
   * these errors: where a series rises, methods that happen to fit its last third take the weight,
   * and their errors there are smaller than the ones to come.
   */
  private double alike() {
    double apart = Math.max(1, (double) rolling.count() / rolling.horizon());
    FDistribution ratio = new FDistribution(null, apart, apart);
    return Math.min(WRONG, ratio.inverseCumulativeProbability(SURE));
  }

  /**
   * Votes by the inverse mean square error, where those up to a multiple of the least count alike;
   * those without any error take all, if there are.
   */
  private double[] weights(double alike) {
    double least = tried.stream().mapToDouble(Tried::meanSquare).min().orElseThrow();
    double[] weights = new double[tried.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double meanSquare = tried.get(i).meanSquare();
      double share = meanSquare <= alike * least ? 1 : least / meanSquare;
      weights[i] = tried.get(i).member().count() * share;
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private List<Tried> used(double[] weights) {
    List<Tried> used = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        used.add(tried.get(i));
      }
    }
    return used;
  }

  /** What the mean said at each origin. */
  private double[][] points(double[] weights) {
    double[][] points = new double[rolling.count()][];
    for (int i = 0; i < points.length; i++) {
      int origin = i;
      double[][] rows =
          tried.stream().map(one -> one.trial().points()[origin]).toArray(double[][]::new);
      points[i] = AutoMean.of(rows, weights);
    }
    return points;
  }

  private double[][] spreads(double[] weights) {
    List<Tried> used = used(weights);
    double[] theirs = Arrays.stream(weights).filter(weight -> weight > 0).toArray();
    double[][] spreads = new double[rolling.count()][];
    for (int i = 0; i < spreads.length; i++) {
      int origin = i;
      double[][] rows =
          used.stream().map(one -> one.trial().spreads()[origin]).toArray(double[][]::new);
      spreads[i] = usable(AutoMean.of(rows, theirs), intermittent);
    }
    return spreads;
  }

  /** The weighted mean of half the width of the models' own intervals. */
  static double[] spread(
      List<ForecastModel> models, double[] weights, int horizon, boolean intermittent) {
    double[] spread =
        AutoMean.of(
            models,
            weights,
            model -> RollingOrigins.spread(RollingOrigins.forecast(model, horizon)));
    return usable(spread, intermittent);
  }

  /** Of a demand that is mostly zero, spreads are often 0 too, and errors the same at any step. */
  private static double[] usable(double[] spread, boolean intermittent) {
    if (intermittent) {
      Arrays.fill(spread, 1);
    }
    return RollingOrigins.usable(spread);
  }
}
