package dev.ecomm.registry;

import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Entries of the history as JSON, and back. */
final class HistoryJson {

  private static final int FORMAT = 1;
  private static final String TYPE = "model_event";

  private HistoryJson() {}

  static String write(String model, HistoryEntry entry) {
    HistoryEvent event = entry.event();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", TYPE);
    tree.put("format", FORMAT);
    tree.put("model", model);
    tree.put("sequence", event.sequence());
    tree.put("event", event.kind().name().toLowerCase(Locale.ROOT));
    tree.put("version", event.version());
    tree.put("alias", event.alias());
    tree.put("at", event.at().toString());
    tree.put("by", event.by());
    tree.put("note", event.note());
    List<Map<String, Object>> aliases = new ArrayList<>();
    for (Promotion promotion : entry.aliases().values()) {
      Map<String, Object> alias = new LinkedHashMap<>();
      alias.put("alias", promotion.alias());
      alias.put("version", promotion.version());
      alias.put("at", promotion.at().toString());
      alias.put("by", promotion.by());
      alias.put("sequence", promotion.sequence());
      aliases.add(alias);
    }
    tree.put("aliases", aliases);
    return JsonText.write(tree);
  }

  static HistoryEntry read(String source, String model, long sequence, String text) {
    return JsonText.read(
        source,
        text,
        tree -> {
          tree.requireFormat(TYPE, FORMAT);
          if (!tree.text("model").equals(model) || tree.whole("sequence") != sequence) {
            throw tree.problem("it is of another model, or another place in the history");
          }
          HistoryEvent event =
              new HistoryEvent(
                  sequence,
                  kind(tree),
                  ReleaseJson.version(tree, "version"),
                  tree.has("alias") ? Optional.of(tree.text("alias")) : Optional.empty(),
                  instant(tree),
                  tree.text("by"),
                  tree.text("note"));
          Map<String, Promotion> aliases = new TreeMap<>();
          for (JsonNode node : tree.nodes("aliases")) {
            Promotion promotion =
                new Promotion(
                    node.text("alias"),
                    ReleaseJson.version(node, "version"),
                    instant(node),
                    node.text("by"),
                    node.whole("sequence"));
            aliases.put(promotion.alias(), promotion);
          }
          return new HistoryEntry(event, aliases);
        });
  }

  private static HistoryEvent.Kind kind(JsonNode node) {
    return switch (node.text("event")) {
      case "published" -> HistoryEvent.Kind.PUBLISHED;
      case "promoted" -> HistoryEvent.Kind.PROMOTED;
      default -> throw node.problem("event \"" + node.text("event") + "\" is not known");
    };
  }

  private static Instant instant(JsonNode node) {
    try {
      return Instant.parse(node.text("at"));
    } catch (DateTimeException e) {
      throw node.problem("at is \"" + node.text("at") + "\", must be an instant in UTC");
    }
  }
}
