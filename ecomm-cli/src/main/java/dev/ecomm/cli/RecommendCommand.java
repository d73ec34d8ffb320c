package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.association.AssociationRule;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.Tables;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.recommend.Ranking;
import dev.ecomm.recommend.Recommendation;
import dev.ecomm.recommend.Recommendations;
import dev.ecomm.recommend.Recommender;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what to offer to who has a basket. */
@Command(
    name = "recommend",
    customSynopsis = "ecomm recommend --rules URI --basket \"A | B\" [options]",
    sortOptions = false,
    description = {
      "Says what to offer next to who has some items, by rules that the command rules wrote, and"
          + " why. Items that are in the basket already are not offered."
    },
    footer = {
      "",
      "Examples:",
      "  ecomm recommend --rules rules.csv --basket 'GREEN REGENCY TEACUP AND SAUCER'",
      "  ecomm recommend --rules rules.csv --basket 'CUP | SAUCER' --top 3 --json",
      "",
      "Items are separated by |. Where none is written like that exactly, blanks around a name and",
      "upper or lower case do not matter."
    })
final class RecommendCommand extends Task {
  private static final Schema RULES =
      Schema.of(
          Field.ofString("antecedents"),
          Field.ofString("consequents"),
          Field.ofLong("n_antecedents"),
          Field.ofLong("n_consequents"),
          Field.ofLong("count"),
          Field.ofLong("antecedent_count"),
          Field.ofLong("consequent_count"),
          Field.ofDouble("support"));

  private static final int MOST_BYTES = 1 << 28;

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Rules: a table that rules wrote, or a saved recommender (.json).")
  Location rules = Location.of("-");

  @Option(
      names = "--basket",
      required = true,
      paramLabel = "ITEMS",
      description = "What the basket has: names of items, separated by |.")
  String basket = "";

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many items to offer at most. Default: 5.")
  int top = 5;

  @Option(
      names = "--ranking",
      paramLabel = "confidence|lift",
      converter = Words.ForRanking.class,
      description =
          "What comes first: what most people take, or what is special to this basket. A saved"
              + " recommender knows its own. Default: confidence.")
  Ranking ranking = Ranking.CONFIDENCE;

  @Mixin final TextOptions text = new TextOptions();

  RecommendCommand(Session session) {
    super(session);
  }

  @Override
  Summary run(RunContext run) throws IOException {
    if (top < 1) {
      throw new IllegalArgumentException("--top is " + top + ", must be at least 1");
    }
    Recommender recommender = recommender(run);
    Set<String> items = items(recommender.items());
    if (items.isEmpty()) {
      throw new IllegalArgumentException("--basket is empty, must name an item");
    }
    return summary(recommender, recommender.recommend(items, top));
  }

  private Recommender recommender(RunContext run) throws IOException {
    URI uri = rules.input();
    String source = Stores.withoutSecrets(uri).toString();
    if (!String.valueOf(uri.getPath()).endsWith(".json")) {
      return Recommender.of(
          Tables.read(uri, text.table(session.stores(), uri).schema(RULES).build(), run),
          source,
          ranking);
    }
    byte[] bytes;
    try (InputStream in = session.stores().of(uri).open(uri, 0)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw InvoiceDataException.of(
          source, "more than " + MOST_BYTES + " bytes are no recommender", null);
    }
    return Recommender.fromJson(new String(bytes, UTF_8));
  }

  /** Names as the rules write them; others as they were typed. */
  private Set<String> items(List<String> known) {
    Set<String> exact = Set.copyOf(known);
    Set<String> items = new LinkedHashSet<>();
    for (String part : basket.split("\\|", -1)) {
      String typed = part.strip();
      if (exact.contains(typed) || typed.isEmpty()) {
        items.add(typed);
      } else {
        List<String> alike =
            known.stream().filter(name -> name.strip().equalsIgnoreCase(typed)).toList();
        items.addAll(alike.isEmpty() ? List.of(typed) : alike);
      }
    }
    items.remove("");
    return items;
  }

  private static Summary summary(Recommender recommender, Recommendations next) {
    List<String> lines = new ArrayList<>();
    if (!next.unknown().isEmpty()) {
      lines.add("No rule knows: " + Texts.visible(String.join(" | ", next.unknown())) + ".");
    }
    if (next.items().isEmpty()) {
      lines.add("No rule of " + recommender.size() + " suggests anything for this basket.");
    } else {
      lines.addAll(table(next));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rules", recommender.size());
    values.put("unknown", next.unknown());
    values.put("items", next.items().stream().map(RecommendCommand::values).toList());
    return new Summary(lines, values);
  }

  private static List<String> table(Recommendations next) {
    List<List<String>> rows = new ArrayList<>();
    for (Recommendation item : next.items()) {
      rows.add(
          List.of(
              item.item(),
              String.format(Locale.ROOT, "%.6f", item.confidence()),
              String.format(Locale.ROOT, "%.6f", item.lift()),
              String.join(" | ", item.reasons().get(0).antecedents())));
    }
    return TextTable.lines(List.of("item", "confidence", "lift", "because of"), rows);
  }

  private static Map<String, Object> values(Recommendation item) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("item", item.item());
    values.put("confidence", item.confidence());
    values.put("lift", item.lift());
    List<Object> reasons = new ArrayList<>();
    for (AssociationRule rule : item.reasons()) {
      Map<String, Object> reason = new LinkedHashMap<>();
      reason.put("antecedents", rule.antecedents());
      reason.put("consequents", rule.consequents());
      reason.put("count", rule.count());
      reason.put("confidence", rule.confidence());
      reason.put("lift", rule.lift());
      reasons.add(reason);
    }
    values.put("reasons", reasons);
    return values;
  }
}
