package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.json.JsonText;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file that says which run of a day counts. Replacing it is the one step by which a run becomes
 * visible, whole.
 */
final class CurrentRun {

  private static final int FORMAT = 1;
  private static final String TYPE = "current_run";

  /** Each failed attempt is another writer's success, so this many writers at once get through. */
  private static final int MOST_ATTEMPTS = 1_000;

  private final Texts texts;
  private final URI uri;

  CurrentRun(Texts texts, URI uri) {
    this.texts = texts;
    this.uri = uri;
  }

  /** A run and the hash of its manifest. */
  record Pointer(int run, String manifestSha256) {}

  private record Seen(Pointer pointer, String version) {}

  Optional<Pointer> read() {
    return seen().map(Seen::pointer);
  }

  private Optional<Seen> seen() {
    return texts.find(uri).map(found -> new Seen(parse(found.text()), found.version()));
  }

  private Pointer parse(String text) {
    return JsonText.read(
        Texts.source(uri),
        text,
        tree -> {
          tree.requireFormat(TYPE, FORMAT);
          return new Pointer(
              ReleaseJson.version(tree, "run"), Sha256.require(tree.text("manifest_sha256")));
        });
  }

  /**
   * Makes a run the current one, unless one of a larger number is.
   *
   * @throws PreconditionFailedException if another run overtook it; nothing was changed
   * @throws StoreException if the store failed; then it may be current all the same
   */
  void replace(Pointer next) {
    for (int attempt = 1; ; attempt++) {
      Optional<Seen> seen = seen();
      if (seen.isPresent() && seen.get().pointer().run() > next.run()) {
        throw overtaken(seen.get().pointer().run());
      }
      try {
        texts.replace(
            uri,
            text(next).getBytes(UTF_8),
            seen.map(it -> Precondition.version(it.version())).orElse(Precondition.absent()));
        return;
      } catch (PreconditionFailedException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  PreconditionFailedException overtaken(int by) {
    return new PreconditionFailedException(
        Stores.withoutSecrets(uri),
        "names run "
            + by
            + ", which began later than this one, was done before it, and replaces it. Run again"
            + " if this one shall count.",
        null);
  }

  private static String text(Pointer pointer) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", TYPE);
    tree.put("format", FORMAT);
    tree.put("run", pointer.run());
    tree.put("manifest_sha256", pointer.manifestSha256());
    return JsonText.write(tree);
  }
}
