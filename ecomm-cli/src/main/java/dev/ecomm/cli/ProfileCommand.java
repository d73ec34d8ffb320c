package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.io.TableWriter;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import dev.ecomm.rfm.RfmDefinition;
import dev.ecomm.rfm.RfmScores;
import dev.ecomm.rfm.RfmScoring;
import dev.ecomm.rfm.RfmState;
import dev.ecomm.rfm.RfmTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Profiles the customers of invoice lines: one row of features for each. */
@Command(
    name = "profile",
    customSynopsis = "ecomm profile --input URI --output URI [options]",
    sortOptions = false,
    description = {
      "Computes who the customers are: recency, frequency, money and their relatives, one row for"
          + " each customer, from the lines before an instant.",
      "The definition standard means what the words say. The definitions seed and notebook give the"
          + " numbers of the project that this one began as, whose features are not all what they"
          + " are called."
    },
    footer = {
      "",
      "Examples:",
      "  ecomm profile --input invoices.csv.gz --output customers.csv",
      "  ecomm profile -i invoices.csv -o customers.csv --as-of 2011-09-10 --scores scores.csv",
      "  ecomm profile -i invoices.csv -o customers.csv --definition seed",
      "  ecomm profile -i monday.csv -o customers.csv --state state.json",
      "  ecomm profile -i tuesday.csv -o customers.csv --resume state.json --state state-2.json",
      "",
      "Raw lines are cleaned first, by the definition's own pack; cleaned ones stay as they are.",
      "Outputs appear together when all are whole, in the place of older ones; a run that fails or",
      "is cancelled leaves everything as it was."
    })
final class ProfileCommand extends Task {

  @Mixin final CustomerOptions customers = new CustomerOptions();

  @Mixin final DefinitionOption columns = new DefinitionOption();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where the profile goes: a path, a URI, or - for standard output.")
  Location output = Location.of("-");

  @Option(
      names = "--scores",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description =
          "Where scores and segments go: customer_id, r, f, m, segment. Always of the standard"
              + " measures.")
  @Nullable Location scores;

  @Option(
      names = "--edges",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where to save the edges between scores, as JSON, for other customers.")
  @Nullable Location edges;

  @Option(
      names = "--use-edges",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Score by edges that --edges saved; nothing is learned.")
  @Nullable Location useEdges;

  @Option(
      names = "--state",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where to save the cleaned lines that were profiled, to go on from tomorrow.")
  @Nullable Location state;

  @Option(
      names = "--resume",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Go on from what --state saved: the lines of the input come behind it.")
  @Nullable Location resume;

  @Mixin final WritingOptions writing = new WritingOptions();

  ProfileCommand(Session session) {
    super(session);
  }

  @Override
  boolean tableOnStandardOutput() {
    return outputs().values().stream()
        .anyMatch(location -> location != null && location.isStandardStream());
  }

  private Map<String, @Nullable Location> outputs() {
    Map<String, @Nullable Location> outputs = new LinkedHashMap<>();
    outputs.put("--output", output);
    outputs.put("--scores", scores);
    outputs.put("--edges", edges);
    outputs.put("--state", state);
    return outputs;
  }

  @Override
  Summary run(RunContext context) throws IOException {
    requireFit();
    RunContext run = customers.reading.onThreads(context);
    ProfileFiles files = new ProfileFiles(session.stores());
    @Nullable RfmScoring known = useEdges == null ? null : files.edges(useEdges);
    Optional<RfmState> earlier =
        resume == null ? Optional.empty() : Optional.of(files.state(resume));
    Schema schema = customers.rfm(columns.definition).schema();
    try (Publication publication = new Publication(session, writing, run)) {
      TableWriter profileOut = publication.table(output, schema);
      @Nullable TableWriter scoresOut =
          scores == null ? null : publication.table(scores, RfmScores.SCHEMA);
      @Nullable ObjectWriter edgesOut = edges == null ? null : publication.bytes(edges);
      @Nullable ObjectWriter stateOut = state == null ? null : publication.bytes(state);

      ProfiledCustomers profiled = customers.profile(session, run, columns.definition, earlier, 0);
      profileOut.write(profiled.profile().toTable());
      @Nullable RfmScores scored = null;
      if (scoresOut != null || edgesOut != null) {
        RfmTable standard =
            columns.definition == RfmDefinition.STANDARD
                ? profiled.profile()
                : customers.rfm(RfmDefinition.STANDARD).compute(profiled.lines(), run);
        scored = (known == null ? RfmScoring.fit(standard) : known).score(standard);
        if (scoresOut != null) {
          scoresOut.write(scored.toTable());
        }
        if (edgesOut != null) {
          edgesOut.write(scored.scoring().toJson().getBytes(UTF_8));
        }
      }
      if (stateOut != null) {
        profiled.lines().save(stateOut);
      }
      publication.publish();
      return summary(profiled, scored);
    }
  }

  private void requireFit() {
    Publication.requireTwoPlaces(outputs());
    if (useEdges != null && scores == null) {
      throw new IllegalArgumentException(
          "--use-edges is given without --scores, must be with it: there is nothing to score");
    }
    if (useEdges != null && edges != null) {
      throw new IllegalArgumentException(
          "--edges and --use-edges are both given, must be one: nothing is learned to be saved");
    }
    Map<String, @Nullable Location> inputs = new LinkedHashMap<>();
    inputs.put("--input", customers.input());
    inputs.put("--use-edges", useEdges);
    inputs.put("--resume", resume);
    List<String> standard = new ArrayList<>();
    inputs.forEach(
        (option, place) -> {
          if (place != null && place.isStandardStream()) {
            standard.add(option);
          }
        });
    if (standard.size() > 1) {
      throw new IllegalArgumentException(
          String.join(" and ", standard) + " are standard input, must be different places");
    }
  }

  private Summary summary(ProfiledCustomers profiled, @Nullable RfmScores scored) {
    List<String> text = profiled.text();
    Map<String, Object> values = profiled.values(customers.input());
    if (scored != null) {
      addScores(scored, text, values);
    }
    text.add("");
    outputs()
        .forEach(
            (option, place) -> {
              if (place != null) {
                text.add("Wrote " + option.substring(2) + " to " + place + ".");
                values.put(option.substring(2), place.text());
              }
            });
    return new Summary(text, values);
  }

  private static void addScores(RfmScores scored, List<String> text, Map<String, Object> values) {
    text.add(
        "Scored "
            + Texts.count(scored.rows(), "customer")
            + "; "
            + Texts.count(scored.customersWithoutPurchase(), "customer")
            + " without a purchase have no score.");
    DataTable sizes = scored.segmentSizes();
    Map<String, Object> customers = new LinkedHashMap<>();
    for (int row = 0; row < sizes.rows(); row++) {
      String segment = sizes.strings("segment").textAt(row);
      long count = sizes.longs("customers").longAt(row);
      customers.put(segment, count);
      text.add("  " + segment + ": " + Texts.count(count, "customer"));
    }
    values.put("customers_without_purchase", scored.customersWithoutPurchase());
    values.put("segments", customers);
  }
}
