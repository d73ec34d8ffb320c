package dev.ecomm.feature.time;

/** The value of some rows before. */
record Lag(int rows) implements PastFeature {

  Lag {
    Checks.atLeast("lag", rows, 1);
  }

  @Override
  public String name() {
    return "lag_" + rows;
  }

  @Override
  public State start() {
    return start(rows);
  }

  /**
   * The same value seen from an origin that is nearer to it.
   *
   * @param back rows before the origin, 0 for its own
   */
  static State start(int back) {
    Ring values = new Ring(back + 1);
    return new State() {
      @Override
      public void add(double value) {
        values.add(value);
      }

      @Override
      public double value() {
        return values.back(back);
      }
    };
  }
}
