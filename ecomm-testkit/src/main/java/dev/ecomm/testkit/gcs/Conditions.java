package dev.ecomm.testkit.gcs;

import org.jspecify.annotations.Nullable;

/** What a request asks to hold; empty texts ask for nothing, generation 0 is an absent object. */
record Conditions(String generationMatch, String generationNotMatch) {

  static Conditions of(Call call) {
    return new Conditions(
        call.parameter("ifGenerationMatch"), call.parameter("ifGenerationNotMatch"));
  }

  static Conditions none() {
    return new Conditions("", "");
  }

  void check(@Nullable Stored found) throws Refusal {
    String generation = found == null ? "0" : Long.toString(found.generation());
    if ((!generationMatch.isEmpty() && !generationMatch.equals(generation))
        || generationNotMatch.equals(generation)) {
      throw Refusal.precondition();
    }
  }
}
