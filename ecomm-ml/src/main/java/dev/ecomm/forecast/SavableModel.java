package dev.ecomm.forecast;

/** A model that can say all that is needed to make it again; {@link SavedKinds} reads it. */
interface SavableModel extends ForecastModel {

  /** Writes what was estimated, and the values that the states run through. */
  SavedTree save();
}
