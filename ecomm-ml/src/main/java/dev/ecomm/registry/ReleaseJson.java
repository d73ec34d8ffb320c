package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file that lists the parts of a release and holds the model itself. */
final class ReleaseJson {

  /** Raised when a reader of an older version would read something wrong. */
  static final int FORMAT = 1;

  private static final String TYPE = "release";

  private ReleaseJson() {}

  /** What such a file says. */
  record Head(String content, List<ModelFile> parts) {}

  static String write(String model, String content, List<ModelFile> parts) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", TYPE);
    tree.put("format", FORMAT);
    tree.put("model", model);
    tree.put("parts", trees(parts));
    tree.put("content_sha256", Sha256.of(content.getBytes(UTF_8)));
    tree.put("content", object("content", content));
    return JsonText.write(tree);
  }

  static List<Map<String, Object>> trees(List<ModelFile> files) {
    List<Map<String, Object>> trees = new ArrayList<>();
    for (ModelFile file : files) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("name", file.name());
      tree.put("version", file.version());
      tree.put("length", file.length());
      tree.put("sha256", file.sha256());
      trees.add(tree);
    }
    return trees;
  }

  static List<ModelFile> files(List<JsonNode> nodes) {
    List<ModelFile> files = new ArrayList<>();
    for (JsonNode node : nodes) {
      files.add(
          new ModelFile(
              node.text("name"),
              version(node, "version"),
              node.whole("length"),
              node.text("sha256")));
    }
    return files;
  }

  static int version(JsonNode node, String name) {
    long version = node.whole(name);
    if (version < 1 || version > 999_999_999) {
      throw node.problem(name + " is " + version + ", must be from 1 to 999,999,999");
    }
    return (int) version;
  }

  static Head read(String source, String model, String text) {
    return JsonText.read(
        source,
        text,
        tree -> {
          tree.requireFormat(TYPE, FORMAT);
          if (!tree.text("model").equals(model)) {
            throw tree.problem("it is of the model \"" + tree.text("model") + "\"");
          }
          List<ModelFile> parts = files(tree.nodes("parts"));
          Set<String> names = new HashSet<>();
          parts.forEach(part -> names.add(part.name()));
          if (names.size() != parts.size() || parts.size() > ReleaseDraft.MAX_PARTS) {
            throw tree.problem("it lists a part twice, or more than " + ReleaseDraft.MAX_PARTS);
          }
          String content = JsonText.write(members(source, object(source, text).get("content")));
          if (!Sha256.of(content.getBytes(UTF_8)).equals(tree.text("content_sha256"))) {
            throw tree.problem("content is not what was written: its hash is another one");
          }
          return new Head(content, parts);
        });
  }

  /** A JSON object as {@link JsonText} writes it. */
  static String canonical(String source, String text) {
    JsonLimits.require(source, text);
    try {
      return JsonText.write(object(source, text));
    } catch (IllegalArgumentException e) { // a number beyond what a double holds
      throw InvoiceDataException.of(source, e.getMessage() + ". Correct it.", e);
    }
  }

  private static Map<String, ?> object(String source, String text) {
    return members(source, JsonText.parse(source, text));
  }

  @SuppressWarnings("unchecked") // names of members are texts
  private static Map<String, ?> members(String source, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> members)) {
      throw InvoiceDataException.of(
          source,
          "there is no JSON object where one must be. Restore the text, or fit again.",
          null);
    }
    return (Map<String, ?>) members;
  }
}
