package dev.ecomm.cli;

import dev.ecomm.pipeline.CustomerSegments;
import dev.ecomm.registry.Release;
import dev.ecomm.run.RunContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The segmentation service: profiles, segments, explanation, versioned models, all in one go. */
@Command(
    name = "segment",
    customSynopsis = "ecomm segment --input URI --output DIR --exec-date DATE [options]",
    sortOptions = false,
    description = {
      "Profiles customers, puts them into segments, explains every segment, and leaves tables,"
          + " versioned models and a manifest in a directory of any store.",
      "The model that explains is kept from the run before while it still tells the new segments"
          + " apart. A second run of the same date replaces the first one's tables; models are never"
          + " replaced."
    },
    footer = {
      "",
      "Examples:",
      "  ecomm segment --input invoices.csv.gz --output out --exec-date 2011-12-10",
      "  ecomm segment -i invoices.csv -o out --exec-date 2011-12-10 --definition seed",
      "  ecomm segment -i gs://shop/all.parquet -o gs://shop/run --exec-date 2011-12-10 --k 5",
      "",
      "Files: DIR/data/DATE/cluster_rfm.parquet and others, DIR/models/kmeans_segmenter_vN.json,",
      "segmenter_scaler_vN.json, cluster_interpreter_vN.json, DIR/artifact/DATE/control_file.json",
      "and manifest.json. See ecomm score and ecomm verify."
    })
class SegmentCommand extends Task {

  @Mixin final CustomerOptions customers = new CustomerOptions();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      converter = Location.Converter.class,
      description = "The directory of all runs: a path or a URI.")
  Location output = Location.of("-");

  @Option(
      names = "--exec-date",
      required = true,
      paramLabel = "DATE",
      description = "The day that the run is filed under; a label, such as 2011-12-10.")
  LocalDate execDate = LocalDate.EPOCH;

  @Mixin final DefinitionOption columns = new DefinitionOption();

  @Mixin final SegmentOptions segmenting = new SegmentOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  SegmentCommand(Session session) {
    super(session);
  }

  @Override
  Summary run(RunContext context) {
    RunContext run = customers.reading.onThreads(context);
    JobSteps steps = steps();
    SegmentFiles files = new SegmentFiles(session, output, execDate);
    StepTimes times = new StepTimes();
    Optional<Release> earlier = files.registry().latest();
    ProfiledCustomers profiled =
        times.step("read, clean, profile", () -> profile(session, steps, run));
    CustomerSegments segments = segments(profiled, earlier, times, run);
    List<JobStep.Found> more = steps.run(profiled.past(), times, run);
    SegmentFiles.Given given =
        new SegmentFiles.Given(
            spec.name(), GivenOptions.of(spec), customers.input(), segmenting.seed);
    Release release =
        times.step("publish", () -> files.publish(segments, more, given, earlier, times, run));
    return summary(profiled, segments, more, release, times);
  }

  /** What is done beside the segments. Fails if an option is out of its range. */
  JobSteps steps() {
    return new JobSteps(List.of());
  }

  /** Reads, cleans and profiles; the lines can be gone through again by the steps. */
  ProfiledCustomers profile(Session session, JobSteps steps, RunContext run) {
    return customers.profile(session, run, columns.definition, Optional.empty(), steps.passes());
  }

  /** Segments and explains; for a run, and for running it again. */
  CustomerSegments segments(
      ProfiledCustomers profiled, Optional<Release> earlier, StepTimes times, RunContext run) {
    return times.step(
        "segment and explain", () -> segmenting.service().run(profiled.profile(), earlier, run));
  }

  private Summary summary(
      ProfiledCustomers profiled,
      CustomerSegments segments,
      List<JobStep.Found> more,
      Release release,
      StepTimes times) {
    SegmentSummary summary = new SegmentSummary(segments, release);
    List<String> text = new ArrayList<>(profiled.text());
    text.add("");
    text.addAll(summary.lines());
    text.add("");
    for (JobStep.Found found : more) {
      text.addAll(found.lines());
      text.add("");
    }
    text.addAll(times.lines());
    text.add("");
    text.add("Wrote the tables to " + output.child("data/" + execDate) + ",");
    text.add("version " + release.version() + " of the models to " + output.child("models") + ",");
    text.add("what was run to " + output.child("artifact/" + execDate) + ".");
    text.add("");
    text.add("Next:");
    text.add(
        "  ecomm show --input "
            + output.child("data/" + execDate + "/cluster_rfm.parquet").quoted());
    text.add(
        "  ecomm score --input NEW-LINES.csv --model "
            + output.quoted()
            + " --output segments.csv");
    Map<String, Object> values = new LinkedHashMap<>(profiled.values(customers.input()));
    values.putAll(summary.values());
    more.forEach(found -> values.put(found.step(), found.values()));
    values.put("output", output.text());
    return new Summary(text, values);
  }
}
