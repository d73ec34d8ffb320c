package dev.ecomm.feature.time;

/** A value less that of some rows before. */
record Difference(int rows) implements PastFeature {

  Difference {
    Checks.atLeast("difference", rows, 1);
  }

  @Override
  public String name() {
    return "diff_" + rows;
  }

  @Override
  public State start() {
    Ring values = new Ring(rows + 1);
    return new State() {
      @Override
      public void add(double value) {
        values.add(value);
      }

      @Override
      public double value() {
        return values.back(0) - values.back(rows);
      }
    };
  }
}
