package dev.ecomm.json;

import dev.ecomm.error.InvoiceDataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of a JSON text, with accessors that say what is missing or of the wrong type. */
public final class JsonNode {
  private final String source;
  private final Map<?, ?> members;

  JsonNode(String source, @Nullable Object value) {
    this.source = source;
    if (!(value instanceof Map<?, ?> map)) {
      throw JsonText.damaged(source, "there is no object where one must be", null);
    }
    this.members = map;
  }

  /**
   * Checks the members {@code type} and {@code format}, with which every text of ours begins.
   *
   * @param type what it must be
   * @param format the one that this version reads
   * @throws InvoiceDataException if it is something else
   */
  public void requireFormat(String type, int format) {
    if (!text("type").equals(type)) {
      throw problem("type is \"" + text("type") + "\", must be \"" + type + "\"");
    }
    if (whole("format") != format) {
      throw problem(
          "format is "
              + whole("format")
              + ", this version reads "
              + format
              + "; use the version"
              + " that wrote it");
    }
  }

  /**
   * The exception that says what is wrong here.
   *
   * @param what without a full stop
   * @return to be thrown
   */
  public InvoiceDataException problem(String what) {
    return JsonText.damaged(source, what, null);
  }

  /**
   * Tells whether there is a member.
   *
   * @param name the member's
   * @return false also where it is null
   */
  public boolean has(String name) {
    return members.get(name) != null;
  }

  /**
   * Returns what members there are.
   *
   * @return their names, in the order of the text
   */
  public List<String> names() {
    return members.keySet().stream().map(String::valueOf).toList();
  }

  /**
   * A member that is a text.
   *
   * @param name the member's
   * @return the text
   * @throws InvoiceDataException if it is missing or something else
   */
  public String text(String name) {
    return typed(name, members.get(name), String.class);
  }

  /**
   * A member that is a whole number.
   *
   * @param name the member's
   * @return the number
   * @throws InvoiceDataException if it is missing or something else
   */
  public long whole(String name) {
    return typed(name, members.get(name), Long.class);
  }

  /**
   * A member that is a number.
   *
   * @param name the member's
   * @return the number
   * @throws InvoiceDataException if it is missing or something else
   */
  public double number(String name) {
    return typed(name, members.get(name), Number.class).doubleValue();
  }

  /**
   * A member that is true or false.
   *
   * @param name the member's
   * @return true or false
   * @throws InvoiceDataException if it is missing or something else
   */
  public boolean flag(String name) {
    return typed(name, members.get(name), Boolean.class);
  }

  /**
   * A member that is a list of texts.
   *
   * @param name the member's
   * @return the texts, in order
   * @throws InvoiceDataException if it is missing or something else
   */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(name)) {
      texts.add(typed(name, item, String.class));
    }
    return texts;
  }

  /**
   * A member that is a list of texts, of which some may be missing.
   *
   * @param name the member's
   * @return the texts, in order, null where the text has null
   * @throws InvoiceDataException if it is missing or something else
   */
  public List<@Nullable String> textsOrMissing(String name) {
    List<@Nullable String> texts = new ArrayList<>();
    for (Object item : list(name)) {
      texts.add(item == null ? null : typed(name, item, String.class));
    }
    return texts;
  }

  /**
   * A member that is a list of numbers.
   *
   * @param name the member's
   * @return the numbers, in order; the caller's
   * @throws InvoiceDataException if it is missing or something else
   */
  public double[] numbers(String name) {
    List<?> list = list(name);
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = typed(name, list.get(i), Number.class).doubleValue();
    }
    return numbers;
  }

  /**
   * A member that is an object.
   *
   * @param name the member's
   * @return the object
   * @throws InvoiceDataException if it is missing or something else
   */
  public JsonNode node(String name) {
    return new JsonNode(source, members.get(name));
  }

  /**
   * A member that is an object, as a text of its own for those who read it.
   *
   * @param name the member's
   * @return as {@link JsonText#write} writes it
   * @throws InvoiceDataException if it is missing or something else
   */
  public String objectText(String name) {
    Map<String, Object> object = new LinkedHashMap<>();
    Map<?, ?> found = typed(name, members.get(name), Map.class);
    found.forEach((key, value) -> object.put((String) key, Optional.ofNullable(value)));
    return JsonText.write(object);
  }

  /**
   * A member that is a list of objects.
   *
   * @param name the member's
   * @return the objects, in order
   * @throws InvoiceDataException if it is missing or something else
   */
  public List<JsonNode> nodes(String name) {
    List<JsonNode> nodes = new ArrayList<>();
    for (Object item : list(name)) {
      nodes.add(new JsonNode(source, item));
    }
    return nodes;
  }

  private List<?> list(String name) {
    return typed(name, members.get(name), List.class);
  }

  private <T> T typed(String name, @Nullable Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw problem("\"" + name + "\" is " + shown(value) + ", must be a " + type.getSimpleName());
    }
    return type.cast(value);
  }

  /** Cut where it is long: a whole model does not help whoever reads the message. */
  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
