package dev.ecomm.cli;

import dev.ecomm.io.TableWriter;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.pipeline.SegmentNames;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.SegmenterModel;
import dev.ecomm.rfm.RfmDefinition;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts customers into the segments of an earlier run. */
@Command(
    name = "score",
    customSynopsis = "ecomm score --input URI --model DIR --output URI [options]",
    sortOptions = false,
    description =
        "Assigns the customers of invoice lines to the segments that an earlier run of segment"
            + " found. Nothing is learned: profiles are made by the definition of that run, scaled"
            + " as it scaled them, and each customer goes to the nearest centroid.",
    footer = {
      "",
      "Examples:",
      "  ecomm score --input today.csv --model out --output segments.csv",
      "  ecomm score -i today.csv --model s3://shop/run --version 3 -o segments.parquet",
      "  ecomm score -i today.csv --model out --alias production -o segments.csv"
    })
final class ScoreCommand extends Task {

  @Mixin final CustomerOptions customers = new CustomerOptions();

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      converter = Location.Converter.class,
      description = "The output directory of segment: the one that has models in it.")
  Location model = Location.of("-");

  @Mixin final ReleaseChoice choice = new ReleaseChoice();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description =
          "Where the segments go: customer_id, segment, segment_name. A path, a URI, or -.")
  Location output = Location.of("-");

  @Mixin final WritingOptions writing = new WritingOptions();

  ScoreCommand(Session session) {
    super(session);
  }

  @Override
  boolean tableOnStandardOutput() {
    return output.isStandardStream();
  }

  @Override
  Summary run(RunContext context) throws IOException {
    choice.require();
    RunContext run = customers.reading.onThreads(context);
    Release release = release();
    SegmenterModel segmenter = SegmenterModel.of(release);
    RfmDefinition definition = Words.of(RfmDefinition.class, segmenter.definition());
    Schema schema =
        Schema.of(
            customers.rfm(definition).schema().field(0),
            Field.ofLong("segment"),
            Field.ofString("segment_name"));
    SegmentNames names =
        SegmentNames.of(release)
            .orElseGet(() -> new SegmentNames(Collections.nCopies(segmenter.clusters().k(), "")));
    try (Publication publication = new Publication(session, writing, run)) {
      TableWriter out = publication.table(output, schema);
      ProfiledCustomers profiled = customers.profile(session, run, definition);
      DataTable profile = profiled.profile().toTable();
      LongColumn segments = LongColumn.of(segmenter.segmenter().assign(profile, run));
      out.write(DataTable.of(schema, profile.columns().get(0), segments, names.of(segments)));
      publication.publish();
      return summary(profiled, release, segments, names);
    }
  }

  private Release release() {
    ModelRegistry registry = ModelRegistry.builder(model.input()).stores(session.stores()).build();
    return choice.load(
        registry,
        model.toString(),
        "--model is "
            + model
            + ", where there is no model; make one with ecomm segment --output "
            + model.quoted());
  }

  private Summary summary(
      ProfiledCustomers profiled, Release release, LongColumn segments, SegmentNames names) {
    Map<Long, Long> sizes = new TreeMap<>();
    for (int row = 0; row < segments.size(); row++) {
      sizes.merge(segments.longAt(row), 1L, Long::sum);
    }
    List<String> text = profiled.text();
    text.add("");
    text.add("Segments of " + model + ", version " + release.version() + ":");
    sizes.forEach(
        (segment, size) ->
            text.add(
                "  "
                    + (segment < 0
                        ? "-1 without a purchase"
                        : (segment + " " + names.names().get(segment.intValue())).strip())
                    + ": "
                    + Texts.count(size, "customer")));
    text.add("");
    text.add("Wrote " + output + ".");
    Map<String, Object> values = profiled.values(customers.input());
    values.put("model", model.text());
    values.put("version", release.version());
    Map<String, Object> counts = new LinkedHashMap<>();
    sizes.forEach((segment, size) -> counts.put(segment.toString(), size));
    values.put("segments", counts);
    values.put("output", output.text());
    return new Summary(text, values);
  }
}
