package dev.ecomm.cli;

import dev.ecomm.association.AssociationRule;
import dev.ecomm.association.AssociationRules;
import dev.ecomm.association.ItemsetKind;
import dev.ecomm.association.Itemsets;
import dev.ecomm.association.Miner;
import dev.ecomm.association.MiningBudget;
import dev.ecomm.association.MiningOptions;
import dev.ecomm.association.MiningReport;
import dev.ecomm.association.RuleMetric;
import dev.ecomm.association.RuleOptions;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds what sells together: frequent itemsets and association rules. */
@Command(
    name = "rules",
    customSynopsis = "ecomm rules --input URI --min-support S [options]",
    sortOptions = false,
    description = {
      "Finds what is bought together: itemsets that are in a share of all baskets at least, and rules"
          + " of the kind \"who has these also has those\", with their metrics.",
      "An invoice is a basket, a product's description an item, unless options say otherwise. Raw"
          + " lines are cleaned first; cleaned ones stay as they are. Without --output no rules are"
          + " made."
    },
    footer = {
      "",
      "Examples:",
      "  ecomm rules --input invoices.csv.gz --min-support 0.03 --output rules.csv",
      "  ecomm rules -i invoices.csv --min-support 0.01 --min-confidence 0.5 -o - | head",
      "  ecomm rules -i invoices.csv --min-support 0.005 --kind closed --itemsets closed.csv",
      "  ecomm rules --transactions retail.dat --min-support 0.001 --itemsets sets.parquet",
      "",
      "However low the support, the work ends at --max-itemsets, --max-bytes and --max-rules; the",
      "summary says what was cut and from which support on the result is complete."
    })
final class RulesCommand extends Task {
  /** A million take a few seconds and 200 MB; nobody reads more. */
  static final int MOST_RULES = 1_000_000;

  private static final int SHOWN = 10;

  @Mixin final BasketOptions source = new BasketOptions();

  @Option(
      names = "--min-support",
      required = true,
      paramLabel = "S",
      description = "The least share of baskets that an itemset is in; above 0, at most 1.")
  double minSupport;

  @Option(
      names = "--min-confidence",
      paramLabel = "C",
      description = "The least confidence of a rule, 0 to 1. Default: 0.")
  double minConfidence;

  @Option(
      names = "--min-lift",
      paramLabel = "L",
      description = "The least lift of a rule. Default: 1, no less than chance.")
  double minLift = 1;

  @Option(
      names = "--max-length",
      paramLabel = "N",
      description = "How many items an itemset has at most. Default: no limit.")
  @Nullable Integer maxLength;

  @Option(
      names = "--miner",
      paramLabel = "auto|apriori|eclat|fpgrowth",
      converter = Words.ForMiner.class,
      description = "The algorithm; the result does not depend on it. Default: auto.")
  Miner miner = Miner.AUTO;

  @Option(
      names = "--kind",
      paramLabel = "all|closed|maximal",
      converter = Words.ForItemsetKind.class,
      description = "Which frequent itemsets. Rules need all. Default: all.")
  ItemsetKind kind = ItemsetKind.ALL;

  @Option(
      names = "--max-itemsets",
      paramLabel = "N",
      description = "Stop at so many itemsets, the most frequent ones. Default: 5000000.")
  @Nullable Long maxItemsets;

  @Option(
      names = "--max-rules",
      paramLabel = "N",
      description = "Stop at so many rules, those of the most frequent itemsets. Default: 1000000.")
  int maxRules = MOST_RULES;

  @Option(
      names = "--max-bytes",
      paramLabel = "N",
      description =
          "Stop where mining would take more memory, beside that of the baskets. Default:"
              + " 536870912.")
  @Nullable Long maxBytes;

  @Option(
      names = "--itemsets",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where itemsets go: itemset, size, count, support.")
  @Nullable Location itemsets;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where rules go, the largest lift first: a path, a URI, or -.")
  @Nullable Location output;

  @Option(
      names = "--all-metrics",
      description = "Write further columns: chi-squared, Fisher's p-value, q-value and others.")
  boolean allMetrics;

  @Mixin final WritingOptions writing = new WritingOptions();

  RulesCommand(Session session) {
    super(session);
  }

  @Override
  boolean tableOnStandardOutput() {
    return (output != null && output.isStandardStream())
        || (itemsets != null && itemsets.isStandardStream());
  }

  private Map<String, @Nullable Location> outputs() {
    Map<String, @Nullable Location> outputs = new LinkedHashMap<>();
    outputs.put("--itemsets", itemsets);
    outputs.put("--output", output);
    return outputs;
  }

  @Override
  Summary run(RunContext context) throws IOException {
    Publication.requireTwoPlaces(outputs());
    MiningOptions mining = mining();
    RuleOptions wanted =
        RuleOptions.builder()
            .minConfidence(minConfidence)
            .minLift(minLift)
            .maxRules(maxRules)
            .build();
    if (output != null && kind != ItemsetKind.ALL) {
      throw new IllegalArgumentException(
          "--kind is "
              + kind.name().toLowerCase(Locale.ROOT)
              + ", must be all with --output: rules need the support of every part");
    }
    Publication.requireWritable(session, writing, outputs());
    RunContext run = source.reading.onThreads(context);
    BasketOptions.Made made = source.read(session, run);
    Itemsets sets = Itemsets.mine(made.baskets(), mining, run);
    Optional<AssociationRules> rules =
        output == null
            ? Optional.empty()
            : Optional.of(
                AssociationRules.of(sets, wanted, run)
                    .sortedBy(run, RuleMetric.LIFT, RuleMetric.SUPPORT));
    try (Publication publication = new Publication(session, writing, run)) {
      if (itemsets != null) {
        write(publication, itemsets, sets.toTable());
      }
      if (output != null) {
        AssociationRules all = rules.orElseThrow();
        write(publication, output, allMetrics ? all.toTableOfAllMetrics(run) : all.toTable());
      }
      publication.publish();
    }
    return summary(made, sets, rules);
  }

  private static void write(Publication publication, Location location, DataTable table) {
    publication.table(location, table.schema()).write(table);
  }

  private MiningOptions mining() {
    MiningOptions.Builder options =
        MiningOptions.builder().minSupport(minSupport).miner(miner).kind(kind);
    if (maxLength != null) {
      options.maxLength(maxLength);
    }
    MiningBudget budget = MiningBudget.withDefaults();
    if (maxItemsets != null) {
      budget = budget.withItemsets(maxItemsets);
    }
    if (maxBytes != null) {
      budget = budget.withBytes(maxBytes);
    }
    return options.budget(budget).build();
  }

  private Summary summary(
      BasketOptions.Made made, Itemsets sets, Optional<AssociationRules> rules) {
    List<String> text = made.text();
    Map<String, Object> values = made.values();
    text.add(report(sets.report()));
    text.add("Found " + Texts.count(sets.size(), "itemset") + ".");
    values.put("itemsets", sets.size());
    values.put("miner", sets.report().miner().name().toLowerCase(Locale.ROOT));
    values.put("complete", sets.report().complete());
    values.put("complete_from_count", sets.report().completeFrom());
    rules.ifPresent(
        found -> {
          values.put("rules", found.size());
          values.put("rules_complete", found.report().complete());
          values.put("rules_complete_from_count", found.report().completeFrom());
          if (found.report().cutBy() == MiningReport.Cut.RULES) {
            text.add(report(found.report()));
          }
          text.add("Made " + Texts.count(found.size(), "rule") + "; the largest lift first:");
          text.add("");
          text.addAll(table(found.limit(SHOWN)));
          text.add("");
        });
    outputs()
        .forEach(
            (option, place) -> {
              if (place != null) {
                String what = option.equals("--output") ? "rules" : "itemsets";
                text.add("Wrote " + what + " to " + place + ".");
                values.put(what + "_file", place.text());
              }
            });
    return new Summary(text, values);
  }

  private static String report(MiningReport report) {
    return report + (report.complete() ? "" : Settings.options(report.toString()));
  }

  /** What people look at first. */
  static List<String> table(AssociationRules rules) {
    List<List<String>> rows = new ArrayList<>();
    for (AssociationRule rule : rules) {
      rows.add(
          List.of(
              String.join(" | ", rule.antecedents()),
              String.join(" | ", rule.consequents()),
              decimals(rule.support()),
              decimals(rule.confidence()),
              decimals(rule.lift())));
    }
    return TextTable.lines(
        List.of("antecedents", "consequents", "support", "confidence", "lift"), rows);
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
