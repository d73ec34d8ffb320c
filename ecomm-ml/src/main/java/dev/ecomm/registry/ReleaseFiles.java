package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of the releases of a model: claims numbers, writes, and reads with all checks. */
final class ReleaseFiles {

  /** Each failed attempt is another writer's success, so this many writers at once get through. */
  private static final int MOST_ATTEMPTS = 10_000;

  private final ObjectStore store;
  private final Texts texts;
  private final URI directory;
  private final String model;

  ReleaseFiles(ObjectStore store, Texts texts, URI directory, String model) {
    this.store = store;
    this.texts = texts;
    this.directory = directory;
    this.model = model;
  }

  Release write(ReleaseDraft draft) {
    if (draft.parts().containsKey(model) || draft.kept().containsKey(model)) {
      throw new IllegalArgumentException("part is \"" + model + "\", which is the model itself");
    }
    Map<String, String> kept = new TreeMap<>();
    draft.kept().forEach((name, file) -> kept.put(name, part(file)));
    int version = 1;
    for (int attempt = 1; ; attempt++) {
      version = Math.max(version, last(draft) + 1);
      try {
        return write(draft, kept, version);
      } catch (PreconditionFailedException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
        version++; // what was written of this number stays: a gap
      }
    }
  }

  /** The head comes last: without it, the other files are no release. */
  private Release write(ReleaseDraft draft, Map<String, String> kept, int version) {
    List<ModelFile> parts = new ArrayList<>(draft.kept().values());
    Map<String, String> all = new TreeMap<>(kept);
    draft
        .parts()
        .forEach(
            (name, text) -> {
              parts.add(create(name, version, text));
              all.put(name, text);
            });
    parts.sort(Comparator.comparing(ModelFile::name));
    ModelFile head = create(model, version, ReleaseJson.write(model, draft.content(), parts));
    return new Release(head, draft.content(), parts, all);
  }

  private ModelFile create(String name, int version, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    ModelFile file = new ModelFile(name, version, bytes.length, Sha256.of(bytes));
    texts.create(uri(file.fileName()), bytes);
    return file;
  }

  /** The largest number that a file of these names has, also of a release that is not whole. */
  private int last(ReleaseDraft draft) {
    TreeSet<Integer> numbers = new TreeSet<>(versions());
    draft.parts().keySet().forEach(name -> numbers.addAll(versions(name)));
    return numbers.isEmpty() ? 0 : numbers.last();
  }

  /** Numbers of releases, ascending. */
  List<Integer> versions() {
    return versions(model);
  }

  private List<Integer> versions(String name) {
    int start = directory.toString().length();
    TreeSet<Integer> found = new TreeSet<>();
    for (ObjectInfo info : store.list(uri(name + "_v"))) {
      Names.versionOf(name, info.uri().toString().substring(start)).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  boolean has(int version) {
    return store.stat(uri(Names.fileOf(model, version))).isPresent();
  }

  Release read(int version) {
    URI uri = uri(Names.fileOf(model, version));
    Texts.Seen seen = texts.find(uri).orElseThrow(() -> none(version));
    ReleaseJson.Head head = ReleaseJson.read(Texts.source(uri), model, seen.text());
    Map<String, String> parts = new TreeMap<>();
    head.parts().forEach(file -> parts.put(file.name(), part(file)));
    ModelFile file = new ModelFile(model, version, seen.bytes().length, Sha256.of(seen.bytes()));
    return new Release(file, head.content(), head.parts(), parts);
  }

  StoreException none(int version) {
    List<Integer> versions = versions();
    return new StoreException(
        Stores.withoutSecrets(directory),
        "has no version "
            + version
            + " of "
            + model
            + "; "
            + (versions.isEmpty() ? "there is none" : "versions are " + versions)
            + ".",
        null);
  }

  private String part(ModelFile file) {
    URI uri = uri(file.fileName());
    Texts.Seen seen =
        texts
            .find(uri)
            .orElseThrow(
                () ->
                    new StoreException(
                        Stores.withoutSecrets(uri),
                        "is part of a release and not there. Restore it.",
                        null));
    boolean sameLength = seen.bytes().length == file.length();
    if (!sameLength || !Sha256.of(seen.bytes()).equals(file.sha256())) {
      throw InvoiceDataException.of(
          Texts.source(uri),
          "is not what was published: its "
              + (sameLength ? "SHA-256" : "length")
              + " is another one. Restore the file.",
          null);
    }
    return seen.text();
  }

  private URI uri(String name) {
    return Stores.child(directory, name);
  }
}
