package dev.ecomm.series;

import dev.ecomm.model.Dictionary;
import dev.ecomm.series.DemandState.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which series a line is of.
 *
 * @param text what of the line says it; empty if all are of one
 * @param numbers by code of that text, -1 if of none
 * @param names by number
 */
@SuppressWarnings("ArrayRecordComponent") // within this package, and never compared
record DemandKeys(Optional<Text> text, int[] numbers, List<String> names, boolean isTotal) {

  static DemandKeys of(
      DemandState state, DemandKey key, Optional<Function<String, Optional<String>>> segments) {
    if (segments.isPresent()) {
      return of(state, Text.CUSTOMER, segments.get());
    }
    return switch (key) {
      case TOTAL -> new DemandKeys(Optional.empty(), new int[0], List.of("total"), true);
      case ITEM -> of(state, Text.ITEM, Optional::of);
      case COUNTRY -> of(state, Text.COUNTRY, Optional::of);
    };
  }

  private static DemandKeys of(
      DemandState state, Text text, Function<String, Optional<String>> nameOf) {
    Dictionary dictionary = state.texts(text);
    int[] numbers = new int[dictionary.size()];
    List<String> names = new ArrayList<>();
    Map<String, Integer> known = new HashMap<>();
    for (int code = 0; code < numbers.length; code++) {
      Optional<String> name = nameOf.apply(dictionary.text(code));
      if (name.isEmpty()) {
        numbers[code] = -1;
        continue;
      }
      Integer number = known.get(name.get());
      if (number == null) {
        number = names.size();
        known.put(name.get(), number);
        names.add(name.get());
      }
      numbers[code] = number;
    }
    return new DemandKeys(Optional.of(text), numbers, names, false);
  }

  int count() {
    return names.size();
  }

  /** The number of a line's series, or -1. */
  int of(DemandState state, int line) {
    if (text.isEmpty()) {
      return 0;
    }
    int code = state.code(text.get(), line);
    return code == Dictionary.MISSING ? -1 : numbers[code];
  }
}
