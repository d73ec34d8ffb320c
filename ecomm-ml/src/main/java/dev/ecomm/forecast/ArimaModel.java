package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ARIMA model fitted to a series: its coefficients, how likely they make the series, and exact
 * forecasts.
 *
 * <p>Forecasts are conditional means; their variances are those of the future innovations carried
 * through the model, differences undone, with the coefficients taken as known. Limits assume normal
 * errors. A forecast costs O(n r + h r) time, r the longest lag. Immutable, safe for use by many
 * threads.
 */
public final class ArimaModel extends SavableModel {
  private final ArimaTerms terms;
  private final double constant;
  private final double variance;
  private final double logLikelihood;
  private final double aicc;
  private final List<String> notes;
  private final double[] values;
  private final int fitted;
  private final double[] differenced;

  ArimaModel(ArimaEstimation.Estimate estimate, double[] values) {
    this(
        estimate.terms(),
        estimate.constant(),
        estimate.variance(),
        estimate.likelihood().logLikelihood(),
        estimate.aicc(),
        estimate.notes(),
        values,
        values.length);
  }

  private ArimaModel(
      ArimaTerms terms,
      double constant,
      double variance,
      double logLikelihood,
      double aicc,
      List<String> notes,
      double[] values,
      int fitted) {
    this.terms = terms;
    this.constant = constant;
    this.variance = variance;
    this.logLikelihood = logLikelihood;
    this.aicc = aicc;
    this.notes = List.copyOf(notes);
    this.values = values.clone();
    this.fitted = fitted;
    this.differenced = ArimaDifferences.take(terms.order(), values);
  }

  /** Reads what {@link #save} wrote; coefficients are taken as they are. */
  static ArimaModel read(SavedNode node) {
    ArimaTerms terms = ArimaTerms.read(node);
    double[] values = node.values();
    SeriesValues.require(terms.order().toString(), values, terms.order().lost() + 1);
    double variance = node.number("variance");
    if (variance < 0) {
      throw node.problem("variance is " + variance + ", must be 0 or more");
    }
    return new ArimaModel(
        terms,
        node.number("constant"),
        variance,
        node.anyNumber("log_likelihood"),
        node.anyNumber("aicc"),
        node.texts("notes"),
        values,
        fitted(node, values));
  }

  @Override
  SavedTree save() {
    SavedTree tree = new SavedTree("arima");
    terms.save(tree);
    return tree.with("constant", constant)
        .with("variance", variance)
        .with("log_likelihood", logLikelihood)
        .with("aicc", aicc)
        .texts("notes", notes)
        .with("fitted", fitted)
        .with("values", values);
  }

  /**
   * Returns the order.
   *
   * @return given, or chosen
   */
  public ArimaOrder order() {
    return terms.order();
  }

  /**
   * Returns the coefficients by name: {@code ar1}, ..., {@code ma1}, ..., {@code sar1}, ..., {@code
   * sma1}, ..., then {@code mean} or {@code drift} (per step) where there is one.
   *
   * <p>Moving averages are added, as in R: y(t) = e(t) + ma1 e(t-1).
   *
   * @return unmodifiable, in this order
   */
  public Map<String, Double> coefficients() {
    Map<String, Double> named = new LinkedHashMap<>();
    name("ar", terms.ar(), named);
    name("ma", terms.ma(), named);
    name("sar", terms.seasonalAr(), named);
    name("sma", terms.seasonalMa(), named);
    if (order().constant()) {
      boolean drift = order().lost() > 0;
      named.put(drift ? "drift" : "mean", order().seasonalD() > 0 ? slope() : constant);
    }
    return Collections.unmodifiableMap(named);
  }

  private static void name(String prefix, double[] part, Map<String, Double> named) {
    for (int i = 0; i < part.length; i++) {
      named.put(prefix + (i + 1), part[i]);
    }
  }

  private double slope() {
    return constant / order().period();
  }

  /**
   * Returns the variance of the innovations: squares of the standardised residuals over the values
   * that differencing leaves less the number of coefficients.
   *
   * @return 0 if the model fits without error
   */
  public double variance() {
    return variance;
  }

  /**
   * Returns the natural logarithm of the exact Gaussian likelihood of the differenced series.
   *
   * @return infinite if the model fits without error
   */
  public double logLikelihood() {
    return logLikelihood;
  }

  /**
   * Returns Akaike's criterion with the correction for short series; comparable between models of
   * equal differences of one series.
   *
   * @return lower is better
   */
  public double aicc() {
    return aicc;
  }

  /**
   * Tells in words what one should know of how this model was found.
   *
   * @return unmodifiable; empty if nothing is out of the ordinary
   */
  public List<String> notes() {
    return notes;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Those of the values that differencing takes away are NaN.
   */
  @Override
  public double[] residuals() {
    double[] residuals = new double[values.length];
    int lost = order().lost();
    Arrays.fill(residuals, 0, lost, Double.NaN);
    ArimaFilter filter = filter();
    double[] state = filter.start();
    for (int t = 0; t < differenced.length; t++) {
      residuals[lost + t] = filter.take(state, differenced[t] - constant);
      filter.advance();
    }
    return residuals;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Likelihood and criterion stay those of the fitted series.
   *
   * @throws IllegalArgumentException if a value is not finite, or there are not more values than
   *     differencing takes away
   */
  @Override
  public ArimaModel on(double[] others) {
    SeriesValues.require(order().toString(), others, order().lost() + 1);
    return new ArimaModel(terms, constant, variance, logLikelihood, aicc, notes, others, fitted);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException also if there are levels and the model was fitted to fewer
   *     than 300 values or 40 cycles of its season; see {@link RollingIntervals}
   */
  @Override
  public Forecast forecast(int horizon, double... levels) {
    requireLongEnough(order().toString(), fitted, order().period(), levels);
    return textbook(horizon, levels);
  }

  @Override
  Forecast textbook(int horizon, double... levels) {
    Forecast.requireHorizon(horizon);
    Forecast.requireLevels(levels);
    ArimaFilter filter = filter();
    double[] state = filter.start();
    for (double value : differenced) {
      filter.take(state, value - constant);
      filter.advance();
    }
    double[] future = new double[horizon];
    double[] variances = new double[horizon];
    double[] weights = new double[0];
    for (int step = 0; step < horizon; step++) {
      future[step] = constant + state[0];
      if (weights.length == 0 || !filter.still()) {
        weights = weights(filter.response(), horizon - step);
      }
      for (int later = step; later < horizon; later++) {
        double weight = weights[later - step];
        variances[later] += variance * filter.variance() * weight * weight;
      }
      filter.take(state, state[0]);
      filter.advance();
    }
    double[] errors = new double[horizon];
    Arrays.setAll(errors, step -> Math.sqrt(variances[step]));
    return Forecast.normal(undone(future), errors, levels);
  }

  private ArimaFilter filter() {
    return ArimaFilter.of(terms.expandedAr(), terms.expandedMa());
  }

  /** How much of a surprise is found in its own and the following values of the series. */
  private double[] weights(double[] response, int n) {
    double[] state = response.clone();
    double[] ar = Arrays.copyOf(terms.expandedAr(), state.length);
    double[] weights = new double[n];
    weights[0] = 1;
    for (int k = 1; k < n; k++) {
      double first = state[0];
      weights[k] = first;
      for (int i = 0; i < state.length; i++) {
        state[i] = (i + 1 < state.length ? state[i + 1] : 0) + ar[i] * first;
      }
    }
    double[] polynomial = polynomial();
    for (int k = 1; k < n; k++) {
      for (int i = Math.min(k, polynomial.length); i > 0; i--) {
        weights[k] += polynomial[i - 1] * weights[k - i];
      }
    }
    return weights;
  }

  /** Future values of the series from those of its differences. */
  private double[] undone(double[] differences) {
    double[] polynomial = polynomial();
    int n = values.length;
    double[] all = Arrays.copyOf(values, n + differences.length);
    for (int step = 0; step < differences.length; step++) {
      double sum = differences[step];
      for (int i = 0; i < polynomial.length; i++) {
        sum += polynomial[i] * all[n + step - 1 - i];
      }
      all[n + step] = sum;
    }
    return Arrays.copyOfRange(all, n, all.length);
  }

  private double[] polynomial() {
    return ArimaPolynomials.differences(order().d(), order().seasonalD(), order().period());
  }

  @Override
  public String toString() {
    return order() + " " + coefficients() + ", variance " + variance + ", AICc " + aicc;
  }
}
