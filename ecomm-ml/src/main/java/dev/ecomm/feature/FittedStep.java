package dev.ecomm.feature;

import java.util.List;

/** One step of a fitted scaler. */
sealed interface FittedStep {

  /** What the step makes of a value of a feature. */
  double apply(int feature, double value);

  /** The value of which {@link #apply} makes this one. */
  double undo(int feature, double value);

  /** The number of features it was fitted to, or -1 if it takes any number. */
  int features();

  /** (x - center) / scale. */
  record Line(double center, double scale) {
    public Line {
      if (!Double.isFinite(center) || !Double.isFinite(scale) || scale == 0) {
        throw new IllegalArgumentException(
            "center is " + center + " and scale " + scale + ", must be finite, scale not 0");
      }
    }
  }

  /** A line per feature; the kind says who fitted it. */
  record Affine(String kind, List<Line> lines) implements FittedStep {
    public Affine {
      lines = List.copyOf(lines);
    }

    @Override
    public double apply(int feature, double value) {
      Line line = lines.get(feature);
      return (value - line.center) / line.scale;
    }

    @Override
    public double undo(int feature, double value) {
      Line line = lines.get(feature);
      return value * line.scale + line.center;
    }

    @Override
    public int features() {
      return lines.size();
    }
  }

  /** sign(x) * log(1 + |x|). */
  record SignedLog() implements FittedStep {
    @Override
    public double apply(int feature, double value) {
      return Math.copySign(StrictMath.log1p(Math.abs(value)), value);
    }

    @Override
    public double undo(int feature, double value) {
      return Math.copySign(StrictMath.expm1(Math.abs(value)), value);
    }

    @Override
    public int features() {
      return -1;
    }
  }
}
