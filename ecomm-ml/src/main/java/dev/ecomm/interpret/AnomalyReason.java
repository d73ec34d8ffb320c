package dev.ecomm.interpret;

/** Why a cluster cannot be described well: our own notion, beside the seed's flag. */
public enum AnomalyReason {

  /** It has fewer than five rows. */
  FEW_ROWS("fewer than 5 rows"),

  /** None of its rows was held out, so nobody knows whether its rule holds for others. */
  NO_HELD_OUT_ROW("no row held out to check its rule"),

  /**
   * Fewer than half of the rows that its rule takes are members: among held-out rows where there
   * are members and the rule takes some row, else among all rows.
   */
  IMPRECISE_RULE("its rule takes more others than members");

  private final String text;

  AnomalyReason(String text) {
    this.text = text;
  }

  /**
   * Returns the reason for people.
   *
   * @return without a full stop
   */
  public String text() {
    return text;
  }
}
