package dev.ecomm.feature.time;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** A calendar feature that is a name and a function. */
record DayFeature(String name, ToDoubleFunction<LocalDate> function) implements CalendarFeature {

  DayFeature {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name is empty, must name the feature's column");
    }
    Objects.requireNonNull(function, "value");
  }

  @Override
  public double value(LocalDate day) {
    return function.applyAsDouble(day);
  }
}
