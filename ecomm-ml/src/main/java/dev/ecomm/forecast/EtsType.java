package dev.ecomm.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * Which components an exponential smoothing model has, and how they come together.
 *
 * @param error how errors enter
 * @param trend none, a straight one, or one that fades
 * @param season none, added, or multiplied; multiplied only with a multiplicative error, for the
 *     other combination is unstable
 */
public record EtsType(Noise error, Trend trend, Season season) {

  /** The simplest: a level only. */
  static final EtsType SIMPLE = new EtsType(Noise.ADDITIVE, Trend.NONE, Season.NONE);

  /** How errors enter. */
  public enum Noise {
    /** Errors of the same size whatever the level. */
    ADDITIVE,
    /** Errors in proportion to the level; values must be above 0. */
    MULTIPLICATIVE
  }

  /** How the level goes on. */
  public enum Trend {
    /** It stays. */
    NONE,
    /** By the same step each time. */
    ADDITIVE,
    /** By steps that become smaller. */
    DAMPED
  }

  /** How the season enters. */
  public enum Season {
    /** Not at all. */
    NONE,
    /** As a sum. */
    ADDITIVE,
    /** As a factor; values must be above 0. */
    MULTIPLICATIVE
  }

  /**
   * Checks the combination.
   *
   * @throws IllegalArgumentException if a multiplicative season has an additive error
   */
  public EtsType {
    if (error == Noise.ADDITIVE && season == Season.MULTIPLICATIVE) {
      throw new IllegalArgumentException(
          "season is MULTIPLICATIVE, must be NONE or ADDITIVE with an additive error; make the"
              + " error multiplicative");
    }
  }

  /** The types that a series can bear, the simplest first. */
  static List<EtsType> candidates(boolean seasonal, boolean positive) {
    List<EtsType> types = new ArrayList<>();
    for (Season season : Season.values()) {
      for (Trend trend : Trend.values()) {
        for (Noise error : Noise.values()) {
          boolean fits =
              (seasonal || season == Season.NONE)
                  && (positive || error == Noise.ADDITIVE)
                  && (error == Noise.MULTIPLICATIVE || season != Season.MULTIPLICATIVE);
          if (fits) {
            types.add(new EtsType(error, trend, season));
          }
        }
      }
    }
    return types;
  }

  boolean isPositiveOnly() {
    return error == Noise.MULTIPLICATIVE || season == Season.MULTIPLICATIVE;
  }

  /** Writes the type as its usual letters: {@code ANN}, {@code AAdN}, {@code MAM}. */
  @Override
  public String toString() {
    String middle =
        switch (trend) {
          case NONE -> "N";
          case ADDITIVE -> "A";
          case DAMPED -> "Ad";
        };
    return error.name().charAt(0) + middle + season.name().charAt(0);
  }
}
