package dev.ecomm.registry;

import java.time.Instant;

/**
 * Which release an alias stands for, and since when.
 *
 * @param alias a name that users choose, for example {@code production}
 * @param version the release
 * @param at when it was promoted
 * @param by who promoted it
 * @param sequence the number of the event in the history
 */
public record Promotion(String alias, int version, Instant at, String by, long sequence) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the alias is no name or the version less than 1
   */
  public Promotion {
    Names.requireName("alias", alias);
    Names.requireVersion(version);
  }
}
