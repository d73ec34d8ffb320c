package dev.ecomm.cli;

import dev.ecomm.io.TableWriteOptions;
import dev.ecomm.io.Tables;
import dev.ecomm.pipeline.CustomerSegments;
import dev.ecomm.registry.InputFile;
import dev.ecomm.registry.Manifest;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.RunDirectory;
import dev.ecomm.registry.RunWriter;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the runs of a directory leave their models and tables. */
final class SegmentFiles {
  /** The manifest's option that names the release of the run before. */
  static final String EARLIER = "earlier-release";

  /**
   * What a run was told.
   *
   * @param command its name
   * @param options that change results
   * @param input where lines were read from
   * @param seed of all draws
   */
  record Given(String command, Map<String, String> options, Location input, long seed) {}

  private final Session session;
  private final Stores stores;
  private final URI directory;
  private final LocalDate execDate;

  SegmentFiles(Session session, Location output, LocalDate execDate) {
    if (output.isStandardStream()) {
      throw new IllegalArgumentException("--output is -, must be a directory");
    }
    this.session = session;
    this.stores = session.stores();
    this.directory = output.output();
    this.execDate = execDate;
  }

  ModelRegistry registry() {
    return ModelRegistry.builder(directory).stores(stores).build();
  }

  /** Publishes models and tables, or nothing if the work was cancelled. */
  Release publish(
      CustomerSegments segments,
      List<JobStep.Found> more,
      Given given,
      Optional<Release> earlier,
      StepTimes times,
      RunContext run) {
    Manifest.Builder manifest = manifest(given, earlier);
    List<Release> published = new ArrayList<>();
    try (RunWriter writer = RunDirectory.of(directory, execDate, stores).begin()) {
      writeTables(writer, segments, more, stores, run);
      session.publish(
          () -> {
            Release release =
                registry()
                    .publish(segments.draft(), "ecomm " + given.command(), execDate.toString());
            published.add(release);
            writer.artifact("control_file.json", controlFile(execDate, segments, more, release));
            manifest.models(release.files());
            var unused = writer.commit(manifest.build(), times.info());
          });
    }
    return published.get(0);
  }

  /** All tables of a run; for a run, and for running it again. */
  static void writeTables(
      RunWriter writer,
      CustomerSegments segments,
      List<JobStep.Found> more,
      Stores stores,
      RunContext run) {
    segments.writeTables(writer, stores, run);
    TableWriteOptions options = TableWriteOptions.builder().stores(stores).build();
    for (JobStep.Found found : more) {
      found.tables().forEach((name, table) -> Tables.write(table, writer.data(name), options, run));
    }
  }

  /** What the segments say, and behind it what each further step says. */
  static String controlFile(
      LocalDate execDate, CustomerSegments segments, List<JobStep.Found> more, Release release) {
    Map<String, Object> members = new LinkedHashMap<>();
    more.forEach(found -> members.put(found.step(), found.values()));
    return segments.controlFile(execDate, release, members);
  }

  private Manifest.Builder manifest(Given given, Optional<Release> earlier) {
    Manifest.Builder manifest =
        Manifest.builder(execDate, given.command())
            .seed(given.seed())
            .ecommVersion(RootCommand.version());
    given.options().forEach(manifest::option);
    earlier.ifPresent(release -> manifest.option(EARLIER, String.valueOf(release.version())));
    Location input = given.input();
    if (!input.isStandardStream()) {
      manifest.input(InputFile.of(input.text(), input.input(), stores));
    }
    return manifest;
  }
}
