package dev.ecomm.registry;

import dev.ecomm.error.EcommException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.Precondition;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Copies of the current run under the plain names that all tools know, the manifest last.
 *
 * <p>They follow the current run and never lead. A writer copies until the run it copied is still
 * the current one afterwards; so of writers that copy at the same time, each one's last pass is of
 * the run that counts, and whoever comes last leaves that one's bytes.
 */
final class PlainCopies {

  /** Each pass in vain is another run that was finished meanwhile. */
  private static final int MOST_PASSES = 1_000;

  private final RunFiles files;

  PlainCopies(RunFiles files) {
    this.files = files;
  }

  /**
   * Makes the copies.
   *
   * @throws StoreException if there is no current run, or the store fails
   */
  void publish() {
    Set<String> known = new TreeSet<>(outputsOfPlainManifest());
    for (int pass = 1; ; pass++) {
      CurrentRun.Pointer before = files.pointer();
      try {
        copy(before, known);
        if (files.pointer().equals(before)) {
          return;
        }
      } catch (EcommException e) {
        if (pass == MOST_PASSES || files.pointer().equals(before)) {
          throw e;
        }
      }
    }
  }

  private void copy(CurrentRun.Pointer run, Set<String> known) {
    Manifest manifest = files.manifest(run);
    Set<String> stale = new TreeSet<>(known);
    for (OutputFile output : manifest.outputs()) {
      known.add(output.name());
      stale.remove(output.name());
      files.copy(
          files.paths.own(run.run(), output.name()),
          files.paths.plain(output.name()),
          output.sha256());
    }
    for (String name : stale) {
      files.store.delete(files.paths.plain(name), Precondition.none());
    }
    copyText(run, RunPaths.RUN_INFO);
    copyText(run, RunPaths.MANIFEST);
  }

  private void copyText(CurrentRun.Pointer run, String name) {
    URI own = files.paths.own(run.run(), name);
    Texts.Seen seen = files.texts.find(own).orElseThrow(() -> RunFiles.gone(own));
    files.texts.replace(
        files.paths.plain(OutputFile.ARTIFACT + name), seen.bytes(), Precondition.none());
  }

  /** What an older run left, and the current one may not have. */
  private Set<String> outputsOfPlainManifest() {
    Set<String> names = new TreeSet<>();
    URI uri = files.paths.plain(OutputFile.ARTIFACT + RunPaths.MANIFEST);
    try {
      Optional<Texts.Seen> seen = files.texts.find(uri);
      seen.ifPresent(
          it ->
              Manifest.fromJson(Texts.source(uri), it.text())
                  .outputs()
                  .forEach(output -> names.add(output.name())));
    } catch (dev.ecomm.error.InvoiceDataException e) {
      return names; // a damaged copy is about to be replaced
    }
    return names;
  }
}
