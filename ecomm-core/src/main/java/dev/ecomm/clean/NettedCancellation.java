package dev.ecomm.clean;

import java.util.List;

/**
 * A cancellation and where its units came from.
 *
 * @param row row number of the cancellation
 * @param status how much of it was found
 * @param quantity units cancelled, at least 1
 * @param matchedQuantity units found among earlier purchases
 * @param matches the purchases, in the order in which they were taken; unmodifiable
 */
public record NettedCancellation(
    long row,
    NettingStatus status,
    long quantity,
    long matchedQuantity,
    List<NettingMatch> matches) {

  /** Copies the matches. */
  public NettedCancellation {
    matches = List.copyOf(matches);
  }
}
