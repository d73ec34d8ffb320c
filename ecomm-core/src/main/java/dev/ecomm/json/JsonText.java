package dev.ecomm.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.ecomm.error.InvoiceDataException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Trees of maps, lists, texts and numbers as JSON, and back. */
public final class JsonText {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER) // the same text on every JDK
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonText() {}

  /**
   * Writes a tree, objects indented, each list on one line, with a line end behind. Doubles are
   * their shortest decimals; those that are not finite, for which JSON has no word, become texts.
   *
   * @param tree maps with texts as keys, lists, texts, numbers, booleans; an empty Optional is null
   * @return the same text for the same tree on every machine
   */
  public static String write(Map<String, ?> tree) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      writeValue(json, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does not fail
    }
    return text + "\n";
  }

  private static void writeValue(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        writeValue(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        writeValue(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Optional<?> optional) {
      if (optional.isEmpty()) {
        json.writeNull();
      } else {
        writeValue(json, optional.get());
      }
    } else {
      json.writePOJO(value);
    }
  }

  /**
   * Reads an object and makes something of it.
   *
   * @param <T> what is made
   * @param source what is read, for messages
   * @param text whole, held in memory
   * @param make may throw IllegalArgumentException, which becomes an InvoiceDataException
   * @return what was made
   * @throws InvoiceDataException if the text is no JSON, no object, or not what {@code make} wants
   */
  public static <T> T read(String source, String text, Function<JsonNode, T> make) {
    try {
      return make.apply(new JsonNode(source, parse(source, text)));
    } catch (IllegalArgumentException e) {
      throw damaged(source, String.valueOf(e.getMessage()), e);
    }
  }

  static InvoiceDataException damaged(String source, String problem, @Nullable Throwable cause) {
    return InvoiceDataException.of(
        source, problem + ". Restore the text as it was written, or make it again.", cause);
  }

  /**
   * Reads any JSON. Members of the same name are refused.
   *
   * @param source what is read, for messages
   * @param text whole, held in memory
   * @return maps in the order of the text, lists, texts, Long, Double, Boolean, or null
   * @throws InvoiceDataException if the text is no JSON, something follows it, or a number is
   *     beyond the range of a double
   */
  public static @Nullable Object parse(String source, String text) {
    try (JsonParser json = FACTORY.createParser(text)) {
      if (json.nextToken() == null) {
        throw damaged(source, "the text is empty", null);
      }
      Object value = value(source, json);
      if (json.nextToken() != null) {
        throw damaged(source, "something follows the end of the JSON", null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw damaged(source, "not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object value(String source, JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(source, json);
      case START_ARRAY -> array(source, json);
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> finite(source, json);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static double finite(String source, JsonParser json) throws IOException {
    double value = json.getDoubleValue();
    if (Double.isInfinite(value)) {
      throw damaged(source, "the number " + json.getText() + " is too large", null);
    }
    return value;
  }

  private static Map<String, @Nullable Object> object(String source, JsonParser json)
      throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      object.put(name, value(source, json));
    }
    return object;
  }

  private static List<@Nullable Object> array(String source, JsonParser json) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(source, json));
    }
    return array;
  }
}
