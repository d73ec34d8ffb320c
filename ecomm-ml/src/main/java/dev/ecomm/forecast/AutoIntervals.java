package dev.ecomm.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * What the errors at earlier origins say of how far the next will be off, each step on its own.
 * Errors are counted in spreads, the half width that the methods themselves expected at that step,
 * and where they grow with the level of the series, in levels, too.
 *
 * <p>Where enough of a step's errors do not overlap, a limit is a rank of them. Where they are too
 * few for 95, it is Student's t times the root mean square of all of them, those that overlap too,
 * with as many degrees of freedom as these are worth: limits from little are wide, and from next to
 * nothing are refused.
 */
final class AutoIntervals {
  /** Whose errors are learnt from; the figures are those at which simulated series hold. */
  enum Source {
    ONE_METHOD(0.5, 3, 3),
    /** A mean's errors offset each other, but hang together where some of its methods are wrong. */
    MEAN(0.3, 4, 9);

    /** Added to a growth, which is measured on few errors: too wide harms less than too narrow. */
    private final double caution;

    private final int leastFor80;
    private final int leastFor95;

    Source(double caution, int leastFor80, int leastFor95) {
      this.caution = caution;
      this.leastFor80 = leastFor80;
      this.leastFor95 = leastFor95;
    }

    /** Whether so many errors of a step, none of which overlap, bear a level by Student's t. */
    boolean bears(double level, int apart) {
      return level <= RANKED_LEVEL && apart >= (level <= 80 ? leastFor80 : leastFor95);
    }
  }

  /** Fewer errors, of methods that were fitted to as few values, do not tell how wide is enough. */
  private static final int LEAST_ERRORS = 10;

  /** A step of which the errors bear less takes Student's t for every level, so that none cross. */
  private static final double RANKED_LEVEL = 95;

  /** An absolute error in spreads, and its square in units; those apart do not overlap. */
  private record Miss(int origin, boolean apart, double size, double square) {}

  /** By step, in the order of time. */
  private final List<List<Miss>> misses;

  private final Source source;

  /** Of the series now, if errors are counted in levels, too; else 0. */
  private final double seriesLevel;

  private AutoIntervals(List<List<Miss>> misses, Source source, double seriesLevel) {
    this.misses = misses;
    this.source = source;
    this.seriesLevel = seriesLevel;
  }

  /** For a series without a past to learn from: no level is borne. */
  static AutoIntervals none() {
    return new AutoIntervals(List.of(), Source.MEAN, 0);
  }

  /**
   * Learns from a trial.
   *
   * @param rolling where it was made
   * @param trial of the whole forecast; spreads above 0
   * @param source of the errors
   */
  static AutoIntervals of(RollingOrigins rolling, RollingOrigins.Trial trial, Source source) {
    boolean grow = RecentLevel.errorsGrow(rolling, trial);
    List<List<Miss>> misses = new ArrayList<>();
    for (int step = 1; step <= rolling.horizon(); step++) {
      List<Miss> own = new ArrayList<>();
      for (int i = 0; i < rolling.count() && rolling.steps(i) >= step; i++) {
        double error = rolling.actual(i, step - 1) - trial.points()[i][step - 1];
        double unit = grow ? RecentLevel.of(rolling.values(), rolling.origin(i)) : 1;
        double size = Math.abs(error) / (trial.spreads()[i][step - 1] * unit);
        boolean apart = (rolling.count() - i) % step == 0;
        own.add(new Miss(rolling.origin(i), apart, size, error * error));
      }
      misses.add(own);
    }
    double seriesLevel = grow ? RecentLevel.of(rolling.values(), rolling.values().length) : 0;
    return new AutoIntervals(misses, source, seriesLevel);
  }

  /** The same limits for a longer series. */
  AutoIntervals on(double[] values) {
    double now = seriesLevel > 0 ? RecentLevel.of(values, values.length) : 0;
    return now > 0 ? new AutoIntervals(misses, source, now) : this;
  }

  static AutoIntervals read(SavedNode node, Source source) {
    List<List<Miss>> misses = new ArrayList<>();
    for (SavedNode step : node.nodes("steps")) {
      double[] origins = step.numbers("origins");
      double[] apart = step.numbers("apart", origins.length);
      double[] sizes = step.numbers("sizes", origins.length);
      double[] squares = step.numbers("squares", origins.length);
      List<Miss> own = new ArrayList<>();
      for (int i = 0; i < origins.length; i++) {
        int origin = (int) origins[i];
        boolean whole = origin == origins[i] && origin >= (i == 0 ? 1 : origins[i - 1] + 1);
        if (!whole || sizes[i] < 0 || squares[i] < 0) {
          throw step.problem(
              "error " + i + " of a step has no size, or its origin is out of order");
        }
        own.add(new Miss(origin, apart[i] != 0, sizes[i], squares[i]));
      }
      if (own.isEmpty()) {
        throw step.problem("a step has no errors, must have at least 1");
      }
      misses.add(own);
    }
    double seriesLevel = node.has("level") ? node.number("level") : 0; // not in older ones
    if (!(seriesLevel >= 0)) {
      throw node.problem("level is " + seriesLevel + ", must be at least 0");
    }
    return new AutoIntervals(misses, source, seriesLevel);
  }

  SavedTree save() {
    return new SavedTree()
        .with("level", seriesLevel)
        .with("steps", misses.stream().map(AutoIntervals::tree).toList());
  }

  private static SavedTree tree(List<Miss> misses) {
    return new SavedTree()
        .with("origins", misses.stream().mapToDouble(Miss::origin).toArray())
        .with("apart", misses.stream().mapToDouble(miss -> miss.apart() ? 1 : 0).toArray())
        .with("sizes", misses.stream().mapToDouble(Miss::size).toArray())
        .with("squares", misses.stream().mapToDouble(Miss::square).toArray());
  }

  /** How many spreads an interval reaches to either side, at each of the steps tried. */
  double[] reach(int steps, double level) {
    double unit = seriesLevel > 0 ? seriesLevel : 1;
    double[] reach = new double[steps];
    for (int step = 1; step <= steps; step++) {
      reach[step - 1] = reach(step, level, Integer.MAX_VALUE) * unit;
    }
    return reach;
  }

  private double reach(int step, double level, int knownAt) {
    ErrorQuantiles apart = apart(step, knownAt);
    boolean ranks = apart.bears(RANKED_LEVEL);
    if (ranks && apart.bears(level)) {
      return apart.upper(level);
    }
    double squares = 0;
    int count = 0;
    for (Miss miss : known(step, knownAt)) {
      squares += miss.size() * miss.size();
      count++;
    }
    TDistribution student = new TDistribution(null, degrees(count, step, growth(knownAt)));
    double reach = student.inverseCumulativeProbability(0.5 + level / 200);
    // a lower level may reach as far as the largest error, and a higher one not less
    double least = ranks ? apart.upper(apart.highestLevel()) : 0;
    return Math.max(reach * Math.sqrt(squares / count), least);
  }

  /**
   * How many independent errors have a mean square as sure as that of overlapping ones. Squared
   * correlations count; those of a random walk fall by 1 / step from one origin to the next.
   */
  private static double degrees(int count, int step, double growth) {
    double sum = 1;
    for (int k = 1; k < Math.min(step, count); k++) {
      double correlation = growth * (1 - (double) k / step);
      sum += 2 * (1 - (double) k / count) * correlation * correlation;
    }
    return count / sum;
  }

  /**
   * How mean squares grow with the step: 1 as those of a random walk, whose errors hang together as
   * far as they overlap; 0 not at all, as those of a series around its mean, where they do not.
   */
  private double growth(int knownAt) {
    double first = meanSquare(1, knownAt);
    double grown = 0;
    double walked = 0;
    for (int step = 2; step <= misses.size(); step++) {
      int count = known(step, knownAt).size();
      if (count > 0) {
        grown += count * (meanSquare(step, knownAt) - first);
        walked += count * (step - 1) * first;
      }
    }
    return walked > 0 ? Math.min(1, Math.max(0, grown / walked) + source.caution) : 1;
  }

  private double meanSquare(int step, int knownAt) {
    return known(step, knownAt).stream().mapToDouble(Miss::square).average().orElse(0);
  }

  /** The highest level that the errors one step ahead bear; the others hang together with them. */
  double highestLevel() {
    return misses.isEmpty() || misses.get(0).size() < LEAST_ERRORS
        ? 0
        : apart(1, Integer.MAX_VALUE).highestLevel();
  }

  /** Up to which step errors tell of a level: 0 if they tell nothing of it. */
  int steps(double level) {
    int step = 0;
    while (level <= highestLevel() && step < misses.size() && bears(step + 1, level)) {
      step++;
    }
    return step;
  }

  private boolean bears(int step, double level) {
    ErrorQuantiles apart = apart(step, Integer.MAX_VALUE);
    return apart.bears(level) || source.bears(level, apart.count());
  }

  /** Says what a level lacks, or beyond which step. */
  IllegalArgumentException refusal(String name, int horizon, double level, int values) {
    if (level <= highestLevel()) {
      return new IllegalArgumentException(
          "horizon is "
              + horizon
              + ", must be at most "
              + steps(level)
              + " for an interval of "
              + Forecast.text(level)
              + " by "
              + name
              + ": further ahead it was not tried, or the last third of "
              + values
              + " values has too few errors that do not overlap; take a shorter horizon, make it"
              + " for a longer one, take a lower level or a longer series, or forecast points only");
    }
    return new IllegalArgumentException(
        "level is "
            + Forecast.text(level)
            + ", must be "
            + (highestLevel() > 0
                ? "at most " + String.format(Locale.ROOT, "%.1f", highestLevel())
                : "none")
            + ": "
            + name
            + " has too few errors of its own in the last third of "
            + values
            + " values; take a lower level or a longer series, or forecast points only");
  }

  /** Counts how often limits held that were made of nothing but what was known at their origin. */
  MeasuredCoverage coverage(double level, int step) {
    int inside = 0;
    int trials = 0;
    if (step <= misses.size()) {
      for (Miss miss : misses.get(step - 1)) {
        boolean any = !known(step, miss.origin()).isEmpty();
        if (miss.apart() && any && apart(1, miss.origin()).bears(level)) {
          trials++;
          inside += miss.size() <= reach(step, level, miss.origin()) ? 1 : 0;
        }
      }
    }
    return new MeasuredCoverage(level, step, inside, trials);
  }

  /** The errors of a step that were known when so many values were. */
  private List<Miss> known(int step, int knownAt) {
    List<Miss> own = misses.get(step - 1);
    int last = own.size();
    while (last > 0 && own.get(last - 1).origin() > knownAt - step) {
      last--;
    }
    return own.subList(0, last);
  }

  private ErrorQuantiles apart(int step, int knownAt) {
    double[] sizes =
        known(step, knownAt).stream().filter(Miss::apart).mapToDouble(Miss::size).toArray();
    return new ErrorQuantiles(sizes, false);
  }
}
