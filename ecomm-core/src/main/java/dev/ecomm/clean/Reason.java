package dev.ecomm.clean;

import java.util.Objects;

/**
 * Why a line was rejected.
 *
 * @param rule id of the rule that found it
 * @param text what is wrong with it, for people
 */
public record Reason(String rule, String text) {

  /** Checks that both are there. */
  public Reason {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(text, "text");
  }
}
