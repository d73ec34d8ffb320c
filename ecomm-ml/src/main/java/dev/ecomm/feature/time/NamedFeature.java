package dev.ecomm.feature.time;

import java.util.Objects;
import java.util.function.Supplier;

/** A feature that is a name and a way to begin. */
record NamedFeature(String name, Supplier<? extends PastFeature.State> begin)
    implements PastFeature {

  NamedFeature {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name is empty, must name the feature's column");
    }
    Objects.requireNonNull(begin, "start");
  }

  @Override
  public State start() {
    return begin.get();
  }
}
