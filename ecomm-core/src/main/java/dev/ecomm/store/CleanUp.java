package dev.ecomm.store;

import dev.ecomm.error.PreconditionFailedException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Deletes a directory as it was seen, and nothing that came later. */
final class CleanUp {
  private static final Pattern STEP = Pattern.compile("(^|/)\\.{1,2}(/|$)");

  private CleanUp() {}

  static List<ObjectInfo> below(ObjectStore store, URI directory) {
    URI clean = Stores.uri(directory.toString());
    requireNamed(clean);
    List<ObjectInfo> deleted = new ArrayList<>();
    List<PreconditionFailedException> replaced = new ArrayList<>();
    for (ObjectInfo object : store.list(clean)) {
      try {
        store.delete(object.uri(), Precondition.version(object.version()));
        deleted.add(object);
      } catch (PreconditionFailedException e) {
        if (store.stat(object.uri()).isPresent()) {
          replaced.add(e);
        }
      }
    }
    if (!replaced.isEmpty()) {
      PreconditionFailedException first = replaced.get(0);
      throw new PreconditionFailedException(
          first.uri(),
          "was replaced since it was listed and is left as it is, as are "
              + (replaced.size() - 1)
              + " others; "
              + deleted.size()
              + " objects were deleted. List again to see what is new.",
          first);
    }
    return List.copyOf(deleted);
  }

  private static void requireNamed(URI directory) {
    String path = directory.getRawPath();
    boolean named = path != null && !path.replace("/", "").isEmpty();
    if (path == null || !path.endsWith("/") || !named || STEP.matcher(path).find()) {
      throw new IllegalArgumentException(
          "directory is "
              + Stores.withoutSecrets(directory)
              + ", must end at a slash and name something below the root, without . or .. steps:"
              + " gs://shop/staging/");
    }
  }
}
