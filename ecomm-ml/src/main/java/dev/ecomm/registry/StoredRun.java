package dev.ecomm.registry;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * A run that can be read: its files are nobody else's, and stay as they are until a later run of
 * the day removes them. Immutable, safe for use by many threads.
 */
public final class StoredRun {

  private final RunFiles files;
  private final int run;
  private final Manifest manifest;

  StoredRun(RunFiles files, int run, Manifest manifest) {
    this.files = files;
    this.run = run;
    this.manifest = manifest;
  }

  /**
   * Returns the number of the run among those of its day.
   *
   * @return at least 1
   */
  public int number() {
    return run;
  }

  /**
   * Returns what the run was told, read and wrote.
   *
   * @return its manifest
   */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * Returns where a table of this run is.
   *
   * @param name for example {@code cluster_rfm.parquet}
   * @return the run's own file, not the copy under the plain name
   * @throws StoreException if the run has no such table
   */
  public URI data(String name) {
    return uri(OutputFile.DATA + name);
  }

  /**
   * Returns where a text or page about this run is.
   *
   * @param name for example {@code control_file.json}
   * @return the run's own file, not the copy under the plain name
   * @throws StoreException if the run has no such artifact
   */
  public URI artifact(String name) {
    return uri(OutputFile.ARTIFACT + name);
  }

  private URI uri(String output) {
    if (manifest.output(output).isEmpty()) {
      throw new StoreException(
          Stores.withoutSecrets(files.paths.own(run, RunPaths.MANIFEST)),
          "names no output "
              + output
              + "; it has "
              + manifest.outputs().stream().map(OutputFile::name).toList()
              + ".",
          null);
    }
    return files.paths.own(run, output);
  }

  /**
   * Reads an output and compares it with its hash. It is held in memory whole.
   *
   * @param output as in {@link OutputFile#name()}, for example {@code artifact/control_file.json}
   * @return the caller's
   * @throws dev.ecomm.error.InvoiceDataException if it is not what was written
   * @throws StoreException if the run has no such output, or it cannot be read
   */
  public byte[] bytes(String output) {
    URI uri = uri(output);
    byte[] bytes;
    try (InputStream in = files.store.open(uri, 0)) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new StoreException(
          Stores.withoutSecrets(uri), "could not be read: " + e.getMessage(), e);
    }
    if (!Sha256.of(bytes).equals(manifest.output(output).orElseThrow().sha256())) {
      throw RunFiles.damaged(uri);
    }
    return bytes;
  }

  @Override
  public String toString() {
    return "StoredRun[run " + run + " of " + files.paths + "]";
  }
}
