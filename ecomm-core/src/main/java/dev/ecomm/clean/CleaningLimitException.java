package dev.ecomm.clean;

import dev.ecomm.error.EcommException;

/** A rule found more lines than {@link CleaningPipeline.Builder#errorIf} allows. */
public final class CleaningLimitException extends EcommException {
  private static final long serialVersionUID = 1L;

  private final transient CleaningReport report;

  CleaningLimitException(String message, CleaningReport report) {
    super(message, null);
    this.report = report;
  }

  /**
   * Returns what was found.
   *
   * @return the report of the whole run
   */
  public CleaningReport report() {
    return report;
  }
}
