package dev.ecomm.clean;

import static java.util.Map.entry;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.InvoiceColumn;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes rules of their definitions: what each kind of rule that can be saved needs. */
final class RuleKinds {

  private static final Map<String, Function<RuleNode, LineTest>> TESTS =
      Map.ofEntries(
          entry("cancellations", node -> Rules.cancellations()),
          entry("quantity_below", node -> Rules.quantityBelow(node.whole("least"))),
          entry("unit_price_below", node -> Rules.unitPriceBelow(node.number("least"))),
          entry("defects", node -> Rules.defects()),
          entry("missing", node -> Rules.missing(column(node))),
          entry(NoteTest.KIND, node -> NoteTest.fitted(new Notes(node.textSet("texts")))),
          entry(DuplicateTest.KIND, node -> Rules.exactDuplicates()),
          entry(QuantityFences.KIND, RuleKinds::fences),
          entry(PriceDeviation.KIND, RuleKinds::deviation));

  private static final Map<String, Function<RuleNode, Repair>> REPAIRS =
      Map.ofEntries(
          entry("fill_missing", node -> Rules.fillMissing(column(node), node.text("text"))),
          entry("trim", node -> Rules.trim(column(node))),
          entry("upper_case", node -> Rules.upperCase(column(node))),
          entry(CanonicalRepair.KIND, RuleKinds::canonical));

  private RuleKinds() {}

  /** The rule of a definition; one of a user's own is looked up among those given. */
  static Rule read(RuleNode node, Map<String, Rule> own) {
    String kind = node.text("kind");
    String id = node.text("id");
    RuleAction action = node.constant("action", RuleAction.class);
    if (kind.equals(RuleDefinition.CUSTOM)) {
      return ownRule(id, action, own.get(id));
    }
    Function<RuleNode, LineTest> test = TESTS.get(kind);
    if (test != null && action != RuleAction.REPAIR) {
      return new LineRule(test.apply(node).named(id, node.text("reason")), action);
    }
    Function<RuleNode, Repair> repair = REPAIRS.get(kind);
    if (repair != null && action == RuleAction.REPAIR) {
      return repair.apply(node).named(id, node.text("reason"));
    }
    throw InvoiceDataException.of(
        RuleNode.SOURCE,
        "rule \""
            + id
            + "\" is of the kind \""
            + kind
            + "\" with the action "
            + Names.of(action)
            + ", which this version does not know. Read it with the version that wrote it, or a"
            + " newer one.",
        null);
  }

  private static Rule ownRule(String id, RuleAction action, @Nullable Rule given) {
    if (given == null) {
      throw InvoiceDataException.of(
          RuleNode.SOURCE,
          "rule \"" + id + "\" is code of your own, which JSON does not hold. Give it to fromJson.",
          null);
    }
    if (given.action() != action || given.learns()) {
      throw InvoiceDataException.of(
          RuleNode.SOURCE,
          "rule \""
              + id
              + "\" was saved with the action "
              + Names.of(action)
              + ", and the one given has "
              + Names.of(given.action())
              + ". Give the rule that was saved.",
          null);
    }
    return given;
  }

  private static InvoiceColumn column(RuleNode node) {
    return node.constant("column", InvoiceColumn.class);
  }

  private static LineTest fences(RuleNode node) {
    return new QuantityFences(
            node.number("q1"),
            node.number("q3"),
            node.number("whisker"),
            node.flag("fences_are_outside"))
        .test();
  }

  private static LineTest deviation(RuleNode node) {
    return new PriceDeviation(node.number("mean"), node.number("std"), node.number("limit")).test();
  }

  private static Repair canonical(RuleNode node) {
    return CanonicalRepair.fitted(
        node.constant("candidates", DescriptionVote.Candidates.class),
        new CanonicalDescriptions(node.textMap("descriptions")));
  }
}
