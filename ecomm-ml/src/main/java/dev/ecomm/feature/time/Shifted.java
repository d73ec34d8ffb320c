package dev.ecomm.feature.time;

/** A feature as of some rows earlier. */
record Shifted(PastFeature feature, int rows) implements PastFeature {

  Shifted {
    Checks.atLeast("rows", rows, 0);
  }

  @Override
  public String name() {
    return feature.name() + "_shift_" + rows;
  }

  @Override
  public State start() {
    State earlier = feature.start();
    Ring held = new Ring(rows + 1);
    return new State() {
      @Override
      public void add(double value) {
        earlier.add(value);
        held.add(earlier.value());
      }

      @Override
      public double value() {
        return held.back(rows);
      }
    };
  }
}
