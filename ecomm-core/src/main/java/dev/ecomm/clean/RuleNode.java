package dev.ecomm.clean;

import dev.ecomm.error.InvoiceDataException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An object of a fitted cleaning's JSON: its values by name, with errors that say where. */
final class RuleNode {

  /** What messages call the text. */
  static final String SOURCE = "fitted cleaning";

  private final String place;
  private final Map<?, ?> values;

  RuleNode(String place, @Nullable Object value) {
    this.place = place;
    if (!(value instanceof Map<?, ?> map)) {
      throw problem(place + " is no JSON object", null);
    }
    values = map;
  }

  static InvoiceDataException problem(@Nullable String what, @Nullable Throwable cause) {
    return InvoiceDataException.of(
        SOURCE, what + ". Use JSON that FittedCleaning.toJson wrote, unchanged.", cause);
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  RuleNode node(String name) {
    return new RuleNode(name, values.get(name));
  }

  String text(String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw wrong(name, "a text");
  }

  boolean flag(String name) {
    if (values.get(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "true or false");
  }

  int whole(String name) {
    if (values.get(name) instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    throw wrong(name, "a whole number");
  }

  /** JSON has no NaN: what was learned from no lines is a text. */
  double number(String name) {
    Object value = values.get(name);
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if ("NaN".equals(value)) {
      return Double.NaN;
    }
    throw wrong(name, "a number");
  }

  List<?> list(String name) {
    if (values.get(name) instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "a list");
  }

  SortedSet<String> textSet(String name) {
    SortedSet<String> texts = new TreeSet<>();
    for (Object item : list(name)) {
      if (!(item instanceof String text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /** Texts by text; null is none. */
  SortedMap<String, Optional<String>> textMap(String name) {
    if (!(values.get(name) instanceof Map<?, ?> map)) {
      throw wrong(name, "an object");
    }
    SortedMap<String, Optional<String>> texts = new TreeMap<>();
    map.forEach(
        (key, value) -> {
          if (value != null && !(value instanceof String)) {
            throw wrong(name, "an object of texts");
          }
          texts.put((String) key, Optional.ofNullable((String) value));
        });
    return texts;
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) {
    try {
      return Names.parse(type, text(name));
    } catch (IllegalArgumentException e) {
      throw problem(place + ": " + name + " " + e.getMessage(), e);
    }
  }

  private InvoiceDataException wrong(String name, String expected) {
    Object value = values.get(name);
    String found = value == null ? "missing" : "no such thing";
    return problem(place + ": " + name + " must be " + expected + " and is " + found, null);
  }

  @Override
  public String toString() {
    return place;
  }
}
