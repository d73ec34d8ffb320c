package dev.ecomm.registry;

import dev.ecomm.error.EcommException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The outputs of a day, {@code data/<day>/} and {@code artifact/<day>/}, on any store. A run
 * replaces that of the same day whole: whoever reads through this class sees the old one or the new
 * one, also while it is written and when the writer is killed.
 *
 * <p>Each run has files of its own, {@code artifact/<day>/runs/<number>-...}, which are never
 * written twice. {@code artifact/<day>/current.json} says which run counts; it is replaced by one
 * conditional write. Only then the files are copied to their plain names, {@code manifest.json}
 * last, for tools that know nothing of this; these may see copies of two runs for a moment, and can
 * tell by the hashes in the manifest.
 *
 * <p>Immutable, safe for use by many threads and processes.
 *
 * <pre>{@code
 * RunDirectory day = RunDirectory.of(directory, LocalDate.of(2011, 12, 10), stores);
 * try (RunWriter run = day.begin()) {
 *   Tables.write(clusters, run.data("cluster_rfm.parquet"));
 *   run.artifact("control_file.json", control);
 *   run.commit(manifest, info);
 * }
 * DataTable read = day.read(run -> Tables.read(run.data("cluster_rfm.parquet")));
 * }</pre>
 */
public final class RunDirectory {

  /** Each read in vain is another run that was finished meanwhile. */
  private static final int MOST_ATTEMPTS = 100;

  private final RunFiles files;

  private RunDirectory(RunFiles files) {
    this.files = files;
  }

  /**
   * The outputs of a day. Nothing is read or written yet.
   *
   * @param directory the output directory of runs
   * @param execDate the day that runs are filed under
   * @param stores must have the directory's scheme
   * @return the directory of that day
   * @throws IllegalArgumentException if the year is not from 0 to 9999
   * @throws dev.ecomm.error.StoreException if there is no store for the directory's scheme
   */
  public static RunDirectory of(URI directory, LocalDate execDate, Stores stores) {
    ObjectStore store = stores.of(directory);
    return new RunDirectory(new RunFiles(store, new RunPaths(directory, execDate)));
  }

  /**
   * Lists the days that have a run.
   *
   * @param directory the output directory of runs
   * @param stores must have the directory's scheme
   * @return ascending
   * @throws dev.ecomm.error.StoreException if it cannot be listed
   */
  public static List<LocalDate> days(URI directory, Stores stores) {
    URI artifacts = Stores.child(directory, OutputFile.ARTIFACT);
    int start = artifacts.toString().length();
    TreeSet<LocalDate> days = new TreeSet<>();
    for (ObjectInfo info : stores.of(directory).list(artifacts)) {
      String path = info.uri().toString().substring(start);
      if (path.endsWith("/" + RunPaths.CURRENT)) {
        day(path.substring(0, path.indexOf('/'))).ifPresent(days::add);
      }
    }
    return List.copyOf(days);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Starts a run. Others may run at the same time; of those that commit, the one that began last
   * stays.
   *
   * @return where to write; to be committed and closed
   * @throws dev.ecomm.error.StoreException if the store fails
   */
  public RunWriter begin() {
    return RunWriter.begin(files);
  }

  /**
   * Finds the current run, to look at its manifest. Read its files with {@link #read}, which begins
   * again if they are replaced meanwhile.
   *
   * @return empty if the day has no run
   * @throws dev.ecomm.error.InvoiceDataException if it is damaged or of a newer format
   * @throws dev.ecomm.error.StoreException if it cannot be read
   */
  public Optional<StoredRun> current() {
    return files.current.read().isEmpty() ? Optional.empty() : Optional.of(read(run -> run));
  }

  /**
   * Reads files of the current run, all of the same run. If that is replaced and removed meanwhile,
   * the reading begins again with the new one.
   *
   * @param <T> what is read
   * @param work reads the run's files; may be called several times
   * @return what the work returned for one run
   * @throws dev.ecomm.error.InvoiceDataException if the run is damaged or of a newer format
   * @throws dev.ecomm.error.StoreException if the day has no run, or it cannot be read
   */
  public <T> T read(Function<StoredRun, T> work) {
    for (int attempt = 1; ; attempt++) {
      CurrentRun.Pointer now = files.pointer();
      try {
        return work.apply(new StoredRun(files, now.run(), files.manifest(now)));
      } catch (EcommException | UncheckedIOException e) {
        boolean same = files.current.read().filter(it -> it.equals(now)).isPresent();
        if (same || attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Copies the current run to the plain names again, and removes what other runs left there: for a
   * run whose writer was killed right after its commit. Does no harm otherwise.
   *
   * @throws dev.ecomm.error.StoreException if the day has no run, or the store fails
   */
  public void publishCopies() {
    new PlainCopies(files).publish();
  }

  /**
   * Reads all files of the current run, its own and the copies under the plain names, and compares
   * them with the manifest. Cost: reads each output twice.
   *
   * @return names from the output directory on, for example {@code
   *     data/2011-12-10/cluster_rfm.parquet}
   * @throws dev.ecomm.error.InvoiceDataException if the run's manifest is damaged
   * @throws dev.ecomm.error.StoreException if the day has no run, or it cannot be read
   */
  public Verification verify() {
    return read(this::verify);
  }

  private Verification verify(StoredRun run) {
    RunPaths paths = files.paths;
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> found = new TreeMap<>();
    for (OutputFile output : run.manifest().outputs()) {
      expected.put(paths.shown(paths.own(run.number(), output.name())), output.sha256());
      expected.put(paths.shown(paths.plain(output.name())), output.sha256());
    }
    URI manifest = paths.own(run.number(), RunPaths.MANIFEST);
    expected.put(
        paths.shown(paths.plain(OutputFile.ARTIFACT + RunPaths.MANIFEST)),
        InputFile.of("", manifest, files.store).sha256());
    for (String area : List.of(OutputFile.DATA, OutputFile.ARTIFACT)) {
      for (ObjectInfo info : files.store.list(paths.area(area))) {
        String name = paths.shown(info.uri());
        if (expected.containsKey(name) || !paths.isOurs(info.uri())) {
          found.put(name, InputFile.of("", info.uri(), files.store).sha256());
        }
      }
    }
    return Verification.compare(expected, found);
  }

  @Override
  public String toString() {
    return "RunDirectory[" + files.paths + "]";
  }
}
