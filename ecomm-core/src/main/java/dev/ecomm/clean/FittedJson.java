package dev.ecomm.clean;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.json.JsonText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fitted cleaning as JSON, and back. */
final class FittedJson {

  /** Raised when a reader of an older version would read something wrong. */
  static final int FORMAT = 1;

  private FittedJson() {}

  static String write(FittedCleaning fitted) {
    return JsonText.write(tree(fitted));
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

  static FittedCleaning read(String text, List<Rule> own) {
    try {
      return readTree(text, own);
    } catch (IllegalArgumentException e) {
      throw RuleNode.problem(e.getMessage(), e);
    }
  }

  private static FittedCleaning readTree(String text, List<Rule> own) {
    RuleNode tree = new RuleNode("the text", JsonText.parse(RuleNode.SOURCE, text));
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
}
