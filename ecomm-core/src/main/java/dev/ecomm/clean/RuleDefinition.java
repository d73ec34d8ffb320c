package dev.ecomm.clean;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rule as data: its kind, and the parameters that make a rule of that kind this one. Values are
 * texts, numbers, booleans, or lists and maps of these, as JSON has them.
 */
record RuleDefinition(String kind, Map<String, Object> parameters) {

  /** The kind of every rule that is code of a user: its parameters are not known. */
  static final String CUSTOM = "custom";

  RuleDefinition {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  static RuleDefinition of(String kind) {
    return new RuleDefinition(kind, Map.of());
  }

  static RuleDefinition of(String kind, String name, Object value) {
    return new RuleDefinition(kind, Map.of(name, value));
  }

  static RuleDefinition custom() {
    return of(CUSTOM);
  }

  RuleDefinition with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new RuleDefinition(kind, more);
  }

  /** The parameters for people: of a list or map only how long it is. */
  Map<String, String> thresholds() {
    Map<String, String> texts = new LinkedHashMap<>();
    parameters.forEach((name, value) -> texts.put(name, shown(value)));
    return Collections.unmodifiableMap(texts);
  }

  private static String shown(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.size() + " entries";
    }
    if (value instanceof Collection<?> list) {
      return list.size() + " entries";
    }
    return value instanceof Double number ? Amounts.text(number) : value.toString();
  }
}
