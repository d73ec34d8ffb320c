package dev.ecomm.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a run was told, read and wrote: enough to run it again and to compare bytes. It has no time
 * and no machine in it, so equal runs have equal manifests; those are in {@link RunInfo}.
 *
 * @param execDate the day that the run is filed under
 * @param command what was run, for example {@code segment}
 * @param options as given, by name; without what says where to write and on how many threads
 * @param seed of all draws, where there are any
 * @param ecommVersion the version that ran
 * @param inputs by their URI
 * @param outputs by name
 * @param models of releases that were made or used, by file name
 */
public record Manifest(
    LocalDate execDate,
    String command,
    Map<String, String> options,
    OptionalLong seed,
    String ecommVersion,
    List<InputFile> inputs,
    List<OutputFile> outputs,
    List<ModelFile> models) {

  /** Copies and sorts. */
  public Manifest {
    RunPaths.requireDay(execDate);
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(seed, "seed");
    Objects.requireNonNull(ecommVersion, "ecommVersion");
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    inputs = sorted(inputs, Comparator.comparing(InputFile::uri));
    outputs = sorted(outputs, Comparator.comparing(OutputFile::name));
    models = sorted(models, Comparator.comparing(ModelFile::name));
  }

  private static <T> List<T> sorted(List<T> items, Comparator<T> order) {
    List<T> sorted = new ArrayList<>(items);
    sorted.sort(order);
    return List.copyOf(sorted);
  }

  /**
   * Starts a manifest without options, inputs and outputs.
   *
   * @param execDate the day that the run is filed under
   * @param command what is run
   * @return a new builder
   */
  public static Builder builder(LocalDate execDate, String command) {
    return new Builder(execDate, command);
  }

  /**
   * The manifest with other outputs.
   *
   * @param outputs in any order
   * @return a copy
   */
  public Manifest withOutputs(List<OutputFile> outputs) {
    return new Manifest(execDate, command, options, seed, ecommVersion, inputs, outputs, models);
  }

  /**
   * Finds an output.
   *
   * @param name as in {@link OutputFile#name()}
   * @return empty if there is none
   */
  public Optional<OutputFile> output(String name) {
    return outputs.stream().filter(output -> output.name().equals(name)).findFirst();
  }

  /**
   * Writes it as JSON.
   *
   * @return indented, with a line end behind; the same text for equal manifests, on every machine
   */
  public String toJson() {
    return ManifestJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param source what is read, for messages
   * @param json the text
   * @return an equal manifest
   * @throws dev.ecomm.error.InvoiceDataException if the text is damaged or of a newer format
   */
  public static Manifest fromJson(String source, String json) {
    JsonLimits.require(source, json);
    return ManifestJson.read(source, json);
  }

  /** Collects what a run is told and reads. For one thread. */
  public static final class Builder {
    private final LocalDate execDate;
    private final String command;
    private final Map<String, String> options = new TreeMap<>();
    private final List<InputFile> inputs = new ArrayList<>();
    private final List<ModelFile> models = new ArrayList<>();
    private OptionalLong seed = OptionalLong.empty();
    private String ecommVersion = "";

    private Builder(LocalDate execDate, String command) {
      this.execDate = RunPaths.requireDay(execDate);
      this.command = Objects.requireNonNull(command, "command");
    }

    /**
     * Adds an option, as given. Default: none.
     *
     * @param name for example {@code definition}
     * @param value for example {@code seed}; {@code true} for a flag
     * @return this
     */
    public Builder option(String name, String value) {
      options.put(name, value);
      return this;
    }

    /**
     * Sets the seed. Default: none.
     *
     * @param seed any
     * @return this
     */
    public Builder seed(long seed) {
      this.seed = OptionalLong.of(seed);
      return this;
    }

    /**
     * Sets the version that runs. Default: an empty text.
     *
     * @param version for example {@code 1.2.0}
     * @return this
     */
    public Builder ecommVersion(String version) {
      this.ecommVersion = Objects.requireNonNull(version, "version");
      return this;
    }

    /**
     * Adds an input. Default: none.
     *
     * @param input what was read
     * @return this
     */
    public Builder input(InputFile input) {
      inputs.add(input);
      return this;
    }

    /**
     * Adds the files of a release. Default: none.
     *
     * @param files of {@link Release#files()}
     * @return this
     */
    public Builder models(List<ModelFile> files) {
      models.addAll(files);
      return this;
    }

    /**
     * Returns the manifest, without outputs: {@link RunWriter#commit} adds those.
     *
     * @return immutable
     */
    public Manifest build() {
      return new Manifest(
          execDate, command, options, seed, ecommVersion, inputs, List.of(), models);
    }
  }
}
