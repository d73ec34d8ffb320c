package dev.ecomm.seasonality;

/** What a stationarity test takes out of a series before it judges the rest. */
public enum TrendTerms {
  /** Nothing; only for the test of Dickey and Fuller. */
  NONE("n"),

  /** A level. */
  CONSTANT("c"),

  /** A level and a straight line. */
  CONSTANT_AND_TREND("ct");

  private final String code;

  TrendTerms(String code) {
    this.code = code;
  }

  /**
   * Returns the usual abbreviation.
   *
   * @return {@code n}, {@code c} or {@code ct}
   */
  public String code() {
    return code;
  }
}
