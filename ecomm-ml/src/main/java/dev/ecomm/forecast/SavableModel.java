package dev.ecomm.forecast;

/**
 * A model that can say all that is needed to make it again; {@link SavedKinds} reads it. A class,
 * for a method of an interface would be public.
 */
abstract class SavableModel extends LimitedModel {

  /** Writes what was estimated, and the values that the states run through. */
  abstract SavedTree save();
}
