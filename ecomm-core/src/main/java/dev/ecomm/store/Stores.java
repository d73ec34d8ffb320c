package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * The stores of a program by URI scheme.
 *
 * <pre>{@code
 * Stores stores = Stores.discovered();
 * URI uri = Stores.uri("data/online retail.csv");
 * try (InputStream in = stores.of(uri).open(uri, 0)) {
 *   // ...
 * }
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Stores {
  private static final Map<String, String> MODULES =
      Map.of("gs", "ecomm-io-gcp", "s3", "ecomm-io-aws");

  private final Map<String, ObjectStore> byScheme;

  private Stores(Map<String, ObjectStore> byScheme) {
    this.byScheme = Collections.unmodifiableMap(byScheme);
  }

  /**
   * Finds every store on the class path. A new jar brings a new scheme, nothing is to be
   * configured.
   *
   * @return at least {@code file}, {@code http} and {@code https}
   * @throws IllegalStateException if two jars bring a store for the same scheme
   * @throws ServiceConfigurationError if a jar names a store that cannot be made
   */
  public static Stores discovered() {
    Map<String, ObjectStore> found = new TreeMap<>();
    for (ObjectStore store : ServiceLoader.load(ObjectStore.class, classLoader())) {
      for (String scheme : store.schemes()) {
        ObjectStore other = found.put(scheme, store);
        if (other != null) {
          throw new IllegalStateException(
              String.format(
                  Locale.ROOT,
                  "two stores for \"%s:\": %s and %s. Remove one of their jars from the class"
                      + " path.",
                  scheme,
                  other.getClass().getName(),
                  store.getClass().getName()));
        }
      }
    }
    return new Stores(found);
  }

  // A thread of a pool may carry no class loader or one that does not see this library.
  private static ClassLoader classLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try {
      if (context != null && context.loadClass(Stores.class.getName()) == Stores.class) {
        return context;
      }
    } catch (ClassNotFoundException e) {
      // falls through to our own
    }
    return Stores.class.getClassLoader();
  }

  /**
   * Adds a store, or puts it in the place of another: one with options, or one for a test.
   *
   * @param store takes over all its schemes
   * @return new stores; these stay as they are
   */
  public Stores with(ObjectStore store) {
    Map<String, ObjectStore> all = new TreeMap<>(byScheme);
    for (String scheme : store.schemes()) {
      all.put(scheme, store);
    }
    return new Stores(all);
  }

  /**
   * Returns the store for a URI.
   *
   * @param uri an absolute URI
   * @return the store of its scheme
   * @throws StoreException if there is none; names the module that brings it
   * @throws IllegalArgumentException if the URI has no scheme, or carries a user name or password
   */
  public ObjectStore of(URI uri) {
    if (uri.getScheme() == null) {
      throw new IllegalArgumentException(
          "location \"" + withoutSecrets(uri) + "\" has no scheme. Make it with Stores.uri(text).");
    }
    Locations.requireNoCredentials(uri);
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    ObjectStore store = byScheme.get(scheme);
    if (store == null) {
      throw new StoreException(withoutSecrets(uri), noStore(scheme), null);
    }
    return store;
  }

  private String noStore(String scheme) {
    String module = MODULES.get(scheme);
    if (module != null) {
      return "No store for \"" + scheme + ":\". Add " + module + " to the class path.";
    }
    return String.format(
        Locale.ROOT,
        "No store for \"%s:\". Known are %s; a file whose name has a colon is written ./name.",
        scheme,
        String.join(", ", byScheme.keySet()));
  }

  /**
   * Returns the schemes that have a store.
   *
   * @return in ascending order
   */
  public Set<String> schemes() {
    return byScheme.keySet();
  }

  /**
   * Turns what a user typed into a URI.
   *
   * <p>Text that begins with two or more letters and a colon is a URI, everything else a path of
   * this machine ({@code C:\data\x.csv} on Windows too), taken from the working directory where it
   * is relative. In a path every character stands for itself; {@code 50% #1.csv} is a file. In a
   * URI {@code %} and two hex digits are an escape; a blank or other character that URIs do not
   * allow is escaped here, and outside http(s) so are {@code ?} and {@code #}, which are parts of
   * names there. A slash at the end is kept: it names a directory.
   *
   * @param text a path or URI, as typed
   * @return an absolute URI, in ASCII
   * @throws IllegalArgumentException if it is blank, neither a path nor a URI, or carries a user
   *     name or password (which the message does not repeat)
   */
  public static URI uri(String text) {
    return Locations.parse(text);
  }

  /**
   * Returns the URI of something in a directory.
   *
   * @param directory with or without a slash at its end
   * @param name one or more steps down: {@code data/2011/lines.csv}; every character stands for
   *     itself
   * @return the directory, a slash, the name
   */
  public static URI child(URI directory, String name) {
    String base = directory.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + Locations.encodeName(name));
  }

  /**
   * Returns a URI as it may be shown: without query and fragment, which carry signatures, and
   * without user name and password.
   *
   * @param uri any URI
   * @return for messages and logs only
   */
  public static URI withoutSecrets(URI uri) {
    return Locations.withoutSecrets(uri);
  }

  @Override
  public String toString() {
    return "Stores" + byScheme.keySet();
  }
}
