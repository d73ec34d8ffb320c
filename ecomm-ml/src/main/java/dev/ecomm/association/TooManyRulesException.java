package dev.ecomm.association;

import dev.ecomm.error.EcommException;

/** There are more rules than were allowed; the message tells what makes them fewer. */
public final class TooManyRulesException extends EcommException {
  private static final long serialVersionUID = 1L;

  TooManyRulesException(int maxRules) {
    super(
        "There are more than "
            + maxRules
            + " rules. Raise minConfidence, minLift or the support, shorten maxLength, ask for"
            + " singleConsequent, or raise maxRules.",
        null);
  }
}
