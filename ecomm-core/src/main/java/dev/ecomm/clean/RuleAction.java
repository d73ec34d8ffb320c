package dev.ecomm.clean;

/** What a {@link Rule} does to the lines that it finds. */
public enum RuleAction {
  /** The line leaves the table; it does not belong into the analysis. */
  DROP,
  /** The line leaves the table; somebody should look at it. */
  QUARANTINE,
  /** One cell of the line is set; the {@link Ledger} tells what it was before. */
  REPAIR,
  /** The line stays as it is and is marked. */
  FLAG;

  /**
   * Tells whether the line goes to the rejects.
   *
   * @return true for DROP and QUARANTINE
   */
  public boolean rejects() {
    return this == DROP || this == QUARANTINE;
  }
}
