package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.Precondition;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * The outputs of a run on their way. Nobody sees them before {@link #commit}, which shows all of
 * them at once; {@link #close} without it removes them. For one thread.
 */
public final class RunWriter implements AutoCloseable {

  private static final int MOST_ATTEMPTS = 1_000;

  private final RunFiles files;
  private final int run;
  private final Set<String> outputs = new TreeSet<>();
  private boolean open = true;

  private RunWriter(RunFiles files, int run) {
    this.files = files;
    this.run = run;
  }

  /** Takes a number that no other run of the day has. */
  static RunWriter begin(RunFiles files) {
    int run = 1;
    for (int attempt = 1; ; attempt++) {
      NavigableMap<Integer, List<ObjectInfo>> known = files.paths.files(files.store);
      int current = files.current.read().map(CurrentRun.Pointer::run).orElse(0);
      run = Math.max(run, 1 + Math.max(current, known.isEmpty() ? 0 : known.lastKey()));
      try {
        files.texts.create(files.paths.claim(run), "claimed\n".getBytes(UTF_8));
        return new RunWriter(files, run);
      } catch (PreconditionFailedException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
        run++;
      }
    }
  }

  /**
   * Adds a table of the run.
   *
   * @param name a file name whose ending says the format, for example {@code cluster_rfm.parquet};
   *     1 to 128 of {@code A-Z a-z 0-9 . _ -}
   * @return where to write it before the commit, with {@code Tables.write} or the store
   * @throws IllegalArgumentException if it is no such name, or was added before
   * @throws IllegalStateException after commit or close
   */
  public URI data(String name) {
    return add(OutputFile.DATA, name);
  }

  /**
   * Adds a text or page about the run.
   *
   * @param name a file name, for example {@code control_file.json}; not {@code manifest.json},
   *     {@code run-info.json} or {@code current.json}
   * @return where to write it before the commit
   * @throws IllegalArgumentException if it is no such name, or was added before
   * @throws IllegalStateException after commit or close
   */
  public URI artifact(String name) {
    return add(OutputFile.ARTIFACT, name);
  }

  /**
   * Adds a text about the run and writes it.
   *
   * @param name as in {@link #artifact(String)}
   * @param text whole
   * @throws IllegalArgumentException if it is no such name, or was added before
   * @throws StoreException if it cannot be written
   * @throws IllegalStateException after commit or close
   */
  public void artifact(String name, String text) {
    files.texts.replace(artifact(name), text.getBytes(UTF_8), Precondition.none());
  }

  /**
   * Adds a text of the run and writes it.
   *
   * @param name as in {@link #data(String)}
   * @param text whole
   * @throws IllegalArgumentException if it is no such name, or was added before
   * @throws StoreException if it cannot be written
   * @throws IllegalStateException after commit or close
   */
  public void data(String name, String text) {
    files.texts.replace(data(name), text.getBytes(UTF_8), Precondition.none());
  }

  /**
   * Returns the day that the run is filed under.
   *
   * @return the day of its {@link RunDirectory}
   */
  public LocalDate execDate() {
    return files.paths.day();
  }

  private URI add(String area, String name) {
    requireOpen();
    Names.requireFile(name);
    if (area.equals(OutputFile.ARTIFACT) && RunPaths.OURS.contains(name)) {
      throw new IllegalArgumentException(
          "name is \"" + name + "\", which is written by the run directory itself");
    }
    if (!outputs.add(area + name)) {
      throw new IllegalArgumentException("\"" + area + name + "\" was added before");
    }
    return files.paths.own(run, area + name);
  }

  /**
   * Makes this the current run of its day, then copies its files to their plain names, {@code
   * manifest.json} last, and removes the files of older runs. Cost: reads each output twice and
   * writes it once.
   *
   * @param manifest what the run was told and read; its outputs are replaced by those written
   * @param info when and where it ran
   * @return the manifest with all outputs
   * @throws IllegalArgumentException if the manifest is of another day
   * @throws PreconditionFailedException if a run that began later was committed first
   * @throws StoreException if an output was added and not written, or the store fails. Readers of
   *     {@link RunDirectory} see the old run or this one, whole; if this one, {@link
   *     RunDirectory#publishCopies} makes up for what is missing among the copies.
   * @throws IllegalStateException after commit or close
   */
  public Manifest commit(Manifest manifest, RunInfo info) {
    requireOpen();
    if (!manifest.execDate().equals(files.paths.day())) {
      throw new IllegalArgumentException(
          "manifest is of " + manifest.execDate() + ", must be of " + files.paths.day());
    }
    Manifest whole = complete(manifest, info);
    try {
      files.current.replace(new CurrentRun.Pointer(run, Sha256.of(whole.toJson().getBytes(UTF_8))));
      open = false;
    } catch (PreconditionFailedException e) {
      throw e;
    } catch (StoreException e) {
      open = false; // it may be current all the same: then its files must stay
      throw e;
    }
    new PlainCopies(files).publish();
    removeOlder();
    return whole;
  }

  /** Writes what readers need beside the outputs; nobody looks for it yet. */
  private Manifest complete(Manifest manifest, RunInfo info) {
    try {
      Manifest whole = manifest.withOutputs(written());
      files.texts.create(files.paths.own(run, RunPaths.MANIFEST), whole.toJson().getBytes(UTF_8));
      files.texts.create(files.paths.own(run, RunPaths.RUN_INFO), info.toJson().getBytes(UTF_8));
      return whole;
    } catch (StoreException e) {
      int other = files.current.read().map(CurrentRun.Pointer::run).orElse(0);
      if (other > run) { // and it has removed our files
        throw files.current.overtaken(other);
      }
      throw e;
    }
  }

  private List<OutputFile> written() {
    List<OutputFile> written = new ArrayList<>();
    for (String name : outputs) {
      URI uri = files.paths.own(run, name);
      if (files.store.stat(uri).isEmpty()) {
        throw new StoreException(uri, "was added to the run and not written. Write it.", null);
      }
      InputFile file = InputFile.of(name, uri, files.store);
      written.add(new OutputFile(name, file.length(), file.sha256()));
    }
    return written;
  }

  private void removeOlder() {
    for (Map.Entry<Integer, List<ObjectInfo>> older :
        files.paths.files(files.store).headMap(run).entrySet()) {
      files.deleteQuietly(older.getValue());
    }
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException("the run was committed or closed before");
    }
  }

  /** Removes what was written, unless the run was committed. May be called again. */
  @Override
  public void close() {
    if (open) {
      open = false;
      files.deleteQuietly(files.paths.files(files.store).getOrDefault(run, List.of()));
    }
  }

  @Override
  public String toString() {
    return "RunWriter[run " + run + " of " + files.paths + "]";
  }
}
