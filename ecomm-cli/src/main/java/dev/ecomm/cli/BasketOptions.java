package dev.ecomm.cli;

import dev.ecomm.basket.Baskets;
import dev.ecomm.basket.TransactionReader;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where baskets come from: invoice lines, or a file of transactions. */
final class BasketOptions {

  @Option(
      names = {"-i", "--input"},
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Invoice lines: a path, a URI, or - for standard input.")
  @Nullable Location input;

  @Option(
      names = "--transactions",
      paramLabel = "FILE",
      converter = Location.Converter.class,
      description = "Instead of lines: a basket on each line, its items separated by blanks.")
  @Nullable Location transactions;

  @Option(
      names = "--pack",
      paramLabel = "seed|notebook|retail",
      converter = Pack.Converter.class,
      description = "Which cleaning. Default: notebook.")
  @Nullable Pack pack;

  @Mixin final BasketContents contents = new BasketContents();

  @Option(
      names = "--min-items",
      paramLabel = "N",
      description =
          "Leave baskets of fewer items out. Default: 2; with --transactions 0, every line counts.")
  @Nullable Integer minItems;

  @Mixin final ReadingOptions reading = new ReadingOptions();

  /**
   * Baskets, and what there is to say of them.
   *
   * @param baskets at least one
   * @param text how they were made, for people
   * @param values the same for programs
   */
  record Made(Baskets baskets, List<String> text, Map<String, Object> values) {}

  Made read(Session session, RunContext run) {
    if ((input == null) == (transactions == null)) {
      throw new IllegalArgumentException(
          "--input and --transactions are "
              + (input == null ? "both missing" : "both given")
              + ", must be one of the two");
    }
    return input != null
        ? ofLines(input, session, run)
        : ofTransactions(transactions(), session, run);
  }

  private Location transactions() {
    if (pack != null || contents.given()) {
      throw new IllegalArgumentException(
          "--pack, --item and --population are for invoice lines, must be without --transactions");
    }
    return Objects.requireNonNull(transactions);
  }

  private Made ofTransactions(Location file, Session session, RunContext run) {
    TransactionReader.Builder reader = TransactionReader.builder().stores(session.stores());
    if (minItems != null) {
      reader.minItems(minItems);
    }
    Baskets baskets = reader.build().read(file.input(), run);
    return made(baskets, file, new ArrayList<>(), new LinkedHashMap<>());
  }

  private Made ofLines(Location lines, Session session, RunContext run) {
    Cleaning cleaning = Cleaning.of(pack == null ? Pack.of("notebook") : pack);
    RepeatableLines source = reading.lines(session, lines, cleaning.passes(), run);
    RunContext silent = run.reportingTo(progress -> {}); // the passes are reported by the lines
    Baskets.Builder builder = contents.builder();
    if (minItems != null) {
      builder.minItems(minItems);
    }
    Baskets baskets = builder.build(cleaning.table(source, silent));
    List<String> text = new ArrayList<>(source.summary().lines(source.report()));
    text.add("");
    text.add("Lines cleaned with " + cleaning.name() + ".");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("read", source.summary().values(source.report()));
    values.put("cleaned_with", cleaning.name());
    return made(baskets, lines, text, values);
  }

  private static Made made(
      Baskets baskets, Location source, List<String> text, Map<String, Object> values) {
    text.add("Baskets: " + baskets.report() + ".");
    values.put("input", source.text());
    values.put("baskets", baskets.size());
    values.put("distinct_items", baskets.distinctItems());
    values.put("baskets_too_small", baskets.report().tooSmall());
    return new Made(baskets, text, values);
  }
}
