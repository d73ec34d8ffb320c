package dev.ecomm.registry;

import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Manifests as JSON, and back. */
final class ManifestJson {

  /** Raised when a reader of an older version would read something wrong. */
  private static final int FORMAT = 1;

  private static final String TYPE = "run_manifest";

  private ManifestJson() {}

  static String write(Manifest manifest) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", TYPE);
    tree.put("format", FORMAT);
    tree.put("exec_date", manifest.execDate().toString());
    tree.put("command", manifest.command());
    tree.put("options", manifest.options());
    tree.put(
        "seed",
        manifest.seed().isPresent() ? Optional.of(manifest.seed().getAsLong()) : Optional.empty());
    tree.put("ecomm_version", manifest.ecommVersion());
    List<Object> inputs = new ArrayList<>();
    manifest.inputs().forEach(it -> inputs.add(file("uri", it.uri(), it.length(), it.sha256())));
    tree.put("inputs", inputs);
    List<Object> outputs = new ArrayList<>();
    manifest
        .outputs()
        .forEach(it -> outputs.add(file("name", it.name(), it.length(), it.sha256())));
    tree.put("outputs", outputs);
    tree.put("models", ReleaseJson.trees(manifest.models()));
    return JsonText.write(tree);
  }

  private static Map<String, Object> file(String what, String name, long length, String sha256) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(what, name);
    tree.put("length", length);
    tree.put("sha256", sha256);
    return tree;
  }

  static Manifest read(String source, String text) {
    return JsonText.read(
        source,
        text,
        tree -> {
          tree.requireFormat(TYPE, FORMAT);
          Map<String, String> options = new TreeMap<>();
          JsonNode given = tree.node("options");
          given.names().forEach(name -> options.put(name, given.text(name)));
          List<InputFile> inputs = new ArrayList<>();
          for (JsonNode node : tree.nodes("inputs")) {
            inputs.add(new InputFile(node.text("uri"), node.whole("length"), node.text("sha256")));
          }
          List<OutputFile> outputs = new ArrayList<>();
          for (JsonNode node : tree.nodes("outputs")) {
            outputs.add(
                new OutputFile(node.text("name"), node.whole("length"), node.text("sha256")));
          }
          return new Manifest(
              date(tree),
              tree.text("command"),
              options,
              tree.has("seed") ? OptionalLong.of(tree.whole("seed")) : OptionalLong.empty(),
              tree.text("ecomm_version"),
              inputs,
              outputs,
              ReleaseJson.files(tree.nodes("models")));
        });
  }

  private static LocalDate date(JsonNode tree) {
    try {
      return LocalDate.parse(tree.text("exec_date"));
    } catch (DateTimeException e) {
      throw tree.problem("exec_date is \"" + tree.text("exec_date") + "\", must be a day");
    }
  }
}
