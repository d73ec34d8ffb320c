package dev.ecomm.cli;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.pipeline.CustomerSegments;
import dev.ecomm.registry.InputFile;
import dev.ecomm.registry.Manifest;
import dev.ecomm.registry.ModelFile;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.RunDirectory;
import dev.ecomm.registry.RunWriter;
import dev.ecomm.registry.Verification;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a manifest again and compares bytes. */
@Command(
    name = "verify",
    customSynopsis = "ecomm verify DIR [--exec-date DATE] [--files-only] [options]",
    sortOptions = false,
    description =
        "Compares the files of a run with the hashes in its manifest, then does what the manifest"
            + " says once more, from the same input and with the same earlier model, and compares"
            + " every byte. Nothing in DIR is changed. Exits with 1 if anything differs.",
    footer = {
      "",
      "Examples:",
      "  ecomm verify out",
      "  ecomm verify s3://shop/run --exec-date 2011-12-10",
      "  ecomm verify out --files-only"
    })
final class VerifyCommand extends Task {

  /** Commands whose runs can be made again. */
  private static final Set<String> AGAIN = Set.of("segment", "run", "demo");

  @Parameters(
      paramLabel = "DIR",
      converter = Location.Converter.class,
      description = "The output directory of ecomm segment: a path or a URI.")
  Location directory = Location.of("-");

  @Option(
      names = "--exec-date",
      paramLabel = "DATE",
      description = "Which day. Default: the last one that has a run.")
  @Nullable LocalDate execDate;

  @Option(
      names = "--files-only",
      description = "Compare files with their hashes; do not run anything again.")
  boolean filesOnly;

  VerifyCommand(Session session) {
    super(session);
  }

  @Override
  Summary run(RunContext run) throws IOException {
    Stores stores = session.stores();
    LocalDate day = execDate == null ? lastDay(stores) : execDate;
    RunDirectory runs = RunDirectory.of(directory.output(), day, stores);
    Manifest manifest = runs.read(stored -> stored.manifest());
    List<String> text = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    text.add(
        "Run of " + day + ", " + manifest.command() + " by ecomm " + manifest.ecommVersion() + ":");
    values.put("exec_date", day.toString());
    report("files", runs.verify(), text, values);
    if (!filesOnly) {
      report("bytes of the run made again", again(manifest, day, run), text, values);
    }
    return new Summary(text, values);
  }

  private LocalDate lastDay(Stores stores) {
    List<LocalDate> days = RunDirectory.days(directory.output(), stores);
    if (days.isEmpty()) {
      throw new StoreException(
          Stores.withoutSecrets(directory.output()),
          "has no run. Make one with ecomm segment --output " + directory.quoted() + ".",
          null);
    }
    return days.get(days.size() - 1);
  }

  private void report(
      String what, Verification found, List<String> text, Map<String, Object> values) {
    if (!found.same()) {
      List<String> differences = new ArrayList<>();
      found.different().forEach(name -> differences.add(name + " differs"));
      found.missing().forEach(name -> differences.add(name + " is missing"));
      found.unexpected().forEach(name -> differences.add(name + " is not of the run"));
      throw InvoiceDataException.of(
          directory.text(), what + ": " + String.join(", ", differences) + ".", null);
    }
    text.add("  " + what + ": " + found.equal().size() + " equal, nothing else.");
    values.put(what.replace(' ', '_'), found.equal());
  }

  /** The same input, options and earlier model, into a directory that is removed afterwards. */
  private Verification again(Manifest manifest, LocalDate day, RunContext context)
      throws IOException {
    SegmentCommand command = command(manifest, day);
    RunContext run = command.customers.reading.onThreads(context);
    requireSameInput(manifest);
    ModelRegistry registry =
        ModelRegistry.builder(directory.output()).stores(session.stores()).build();
    Optional<Release> earlier =
        Optional.ofNullable(manifest.options().get(SegmentFiles.EARLIER))
            .map(version -> registry.load(Integer.parseInt(version)));
    Release release = registry.load(version(manifest));
    StepTimes times = new StepTimes();
    JobSteps steps = command.steps();
    ProfiledCustomers profiled = command.profile(session, steps, run);
    CustomerSegments segments = command.segments(profiled, earlier, times, run);
    if (!segments.isReleasedAs(release)) {
      throw InvoiceDataException.of(
          directory.text(), "the models of version " + release.version() + " differ.", null);
    }
    List<JobStep.Found> more = steps.run(profiled.past(), times, run);
    Path scratch = Files.createTempDirectory("ecomm-verify");
    try (RunWriter writer = RunDirectory.of(scratch.toUri(), day, session.stores()).begin()) {
      SegmentFiles.writeTables(writer, segments, more, session.stores(), run);
      writer.artifact("control_file.json", SegmentFiles.controlFile(day, segments, more, release));
      return Verification.compare(manifest, writer.commit(manifest, times.info()));
    } finally {
      remove(scratch);
    }
  }

  private SegmentCommand command(Manifest manifest, LocalDate day) {
    boolean known = AGAIN.contains(manifest.command());
    if (!known || manifest.inputs().isEmpty()) {
      throw InvoiceDataException.of(
          directory.text(),
          "the run of "
              + day
              + " cannot be made again: it was "
              + manifest.command()
              + (known ? " from standard input" : ", which this version does not know")
              + ". Compare its files only, with --files-only.",
          null);
    }
    Map<String, String> options = new TreeMap<>(manifest.options());
    options.remove(SegmentFiles.EARLIER);
    List<String> arguments = new ArrayList<>(GivenOptions.arguments(options));
    arguments.add("--input=" + manifest.inputs().get(0).uri());
    arguments.add("--output=" + directory.text());
    arguments.add("--exec-date=" + day);
    SegmentCommand command =
        manifest.command().equals("segment")
            ? new SegmentCommand(session)
            : new RunCommand(session); // demo does what run does
    var unused = new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
    return command;
  }

  private void requireSameInput(Manifest manifest) {
    InputFile then = manifest.inputs().get(0);
    InputFile now = InputFile.of(then.uri(), Stores.uri(then.uri()), session.stores());
    if (!now.equals(then)) {
      throw InvoiceDataException.of(
          then.uri(),
          "is not the input of that run any more: it has other bytes. Restore it, or compare files"
              + " only, with --files-only.",
          null);
    }
  }

  private static int version(Manifest manifest) {
    return manifest.models().stream()
        .filter(file -> file.name().equals(ModelRegistry.KMEANS_SEGMENTER))
        .mapToInt(ModelFile::version)
        .findFirst()
        .orElseThrow();
  }

  private static void remove(Path directory) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(directory)) {
      paths = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
