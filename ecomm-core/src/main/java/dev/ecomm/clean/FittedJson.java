package dev.ecomm.clean;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fitted cleaning as JSON, and back. */
final class FittedJson {

  /** Raised when a reader of an older version would read something wrong. */
  static final int FORMAT = 1;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER) // the same text on every JDK
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private FittedJson() {}

  static String write(FittedCleaning fitted) {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      writeValue(json, tree(fitted));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does not fail
    }
    return text + "\n";
  }

  private static Map<String, Object> tree(FittedCleaning fitted) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("rules", fitted.rules().stream().map(FittedJson::tree).toList());
    tree.put("limits", fitted.options().limits().stream().map(FittedJson::tree).toList());
    fitted.options().anonymousCustomer().ifPresent(text -> tree.put("anonymous_customer", text));
    fitted
        .options()
        .lineKinds()
        .ifPresent(
            kinds ->
                tree.put(
                    "line_kinds",
                    new TreeMap<>(Map.of("codes", kinds.codes(), "prefixes", kinds.prefixes()))));
    tree.put("net_cancellations", fitted.options().netting());
    return tree;
  }

  private static Map<String, Object> tree(Rule rule) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", rule.definition().kind());
    tree.put("id", rule.id());
    tree.put("action", Names.of(rule.action()));
    tree.put("reason", rule.reason());
    tree.putAll(rule.definition().parameters());
    return tree;
  }

  private static Map<String, Object> tree(CleaningOptions.RuleLimit limit) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("rule", limit.rule());
    tree.put("most", limit.limit().most());
    tree.put("is_share", limit.limit().isShare());
    tree.put("is_error", limit.isError());
    return tree;
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
    } else if (value instanceof Optional<?> text) {
      json.writeString((String) text.orElse(null));
    } else {
      json.writePOJO(value);
    }
  }

  static FittedCleaning read(String text, List<Rule> own) {
    try {
      return readTree(text, own);
    } catch (IllegalArgumentException e) {
      throw RuleNode.problem(e.getMessage(), e);
    }
  }

  private static FittedCleaning readTree(String text, List<Rule> own) {
    RuleNode tree = new RuleNode("the text", parse(text));
    if (tree.whole("format") != FORMAT) {
      throw InvoiceDataException.of(
          RuleNode.SOURCE,
          "format is "
              + tree.whole("format")
              + ", this version reads "
              + FORMAT
              + ". Read it with the version that wrote it, or fit again.",
          null);
    }
    Map<String, Rule> ownById = new HashMap<>();
    own.forEach(rule -> ownById.put(rule.id(), rule));
    CleaningPipeline.Builder builder = CleaningPipeline.builder();
    List<?> rules = tree.list("rules");
    for (int i = 0; i < rules.size(); i++) {
      builder.rule(RuleKinds.read(new RuleNode("rule " + (i + 1), rules.get(i)), ownById));
    }
    for (Object limit : tree.list("limits")) {
      readLimit(new RuleNode("a limit", limit), builder);
    }
    if (tree.has("anonymous_customer")) {
      builder.anonymousCustomer(tree.text("anonymous_customer"));
    }
    if (tree.has("line_kinds")) {
      builder.lineKinds(readKinds(tree.node("line_kinds")));
    }
    if (tree.flag("net_cancellations")) {
      builder.netCancellations();
    }
    return builder.build().known();
  }

  private static LineKinds readKinds(RuleNode node) {
    LineKinds.Builder kinds = LineKinds.builder().clear();
    node.textMap("codes")
        .forEach((code, kind) -> kinds.code(code, Names.parse(LineKind.class, kind.orElse(""))));
    node.textMap("prefixes")
        .forEach(
            (start, kind) -> kinds.prefix(start, Names.parse(LineKind.class, kind.orElse(""))));
    return kinds.build();
  }

  private static void readLimit(RuleNode node, CleaningPipeline.Builder builder) {
    Limit limit = new Limit(node.number("most"), node.flag("is_share"));
    if (node.flag("is_error")) {
      builder.errorIf(node.text("rule"), limit);
    } else {
      builder.warnIf(node.text("rule"), limit);
    }
  }

  private static @Nullable Object parse(String text) {
    try (JsonParser json = FACTORY.createParser(text)) {
      json.nextToken();
      Object value = value(json);
      if (json.nextToken() != null) {
        throw RuleNode.problem("something follows the end of the JSON", null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw RuleNode.problem("not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Objects are maps, arrays lists, numbers Long or Double. */
  private static @Nullable Object value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == null) {
      throw RuleNode.problem("the text is empty", null);
    }
    return switch (token) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      object.put(name, value(json));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser json) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(json));
    }
    return array;
  }
}
