package dev.ecomm.cli;

import dev.ecomm.io.TableWriter;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of one run of a command, which appear together or not at all: each is written in
 * full, then all are published. Closing without {@link #publish} gives them up.
 */
final class Publication implements AutoCloseable {
  private static final Schema TRIAL = Schema.of(Field.ofString("trial"));

  private final Session session;
  private final WritingOptions writing;
  private final RunContext run;
  private final List<Runnable> completions = new ArrayList<>();
  private final List<ObjectWriter> complete = new ArrayList<>();
  private final List<Runnable> beforehand = new ArrayList<>();
  private final Deque<Runnable> closes = new ArrayDeque<>();

  Publication(Session session, WritingOptions writing, RunContext run) {
    this.session = session;
    this.writing = writing;
    this.run = run;
  }

  /**
   * Refuses one place for two outputs.
   *
   * @param places by option; null where the option was not given
   */
  static void requireTwoPlaces(Map<String, @Nullable Location> places) {
    Map<String, String> taken = new TreeMap<>();
    places.forEach(
        (option, place) -> {
          if (place != null) {
            String other = taken.putIfAbsent(place.output().toString(), option);
            if (other != null) {
              throw new IllegalArgumentException(
                  other + " and " + option + " are both " + place + ", must be two places");
            }
          }
        });
  }

  /**
   * Starts each output and gives it up, so that a place that cannot be written, a format that is
   * not known and a file that {@code --no-clobber} protects are said before the work, not after it.
   *
   * @param places by option; null where the option was not given
   */
  static void requireWritable(
      Session session, WritingOptions writing, Map<String, @Nullable Location> places) {
    try (Publication trial = new Publication(session, writing, RunContext.withDefaults())) {
      for (Location place : places.values()) {
        if (place != null && !isStream(place)) {
          trial.table(place, TRIAL);
        }
      }
    }
  }

  /** Whether the first opening is the only one: of standard output, a pipe or a device. */
  private static boolean isStream(Location place) {
    URI uri = place.output();
    if (place.isStandardStream() || !"file".equals(uri.getScheme())) {
      return place.isStandardStream();
    }
    Path path = Path.of(uri).normalize();
    return path.startsWith("/dev")
        || path.startsWith("/proc")
        || (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path));
  }

  /** Starts a table; closed with this. */
  TableWriter table(Location location, Schema schema) {
    URI uri = location.output();
    TableWriter table = writing.writer(stores(uri), uri, schema, run);
    closes.push(table::close);
    completions.add(table::commit);
    return table;
  }

  /** Starts an output that is no table; closed with this. */
  ObjectWriter bytes(Location location) {
    URI uri = location.output();
    Precondition precondition = writing.noClobber ? Precondition.absent() : Precondition.none();
    ObjectWriter object = stores(uri).of(uri).replace(uri, precondition);
    closes.push(object::close);
    completions.add(object::commit);
    return object;
  }

  private Stores stores(URI uri) {
    Stores stores = session.stores();
    return stores.with(new HeldBack(stores.of(uri), uri.getScheme(), this::hold));
  }

  private void hold(ObjectWriter object) {
    complete.add(object);
    closes.push(object::close);
  }

  /** Does this when all outputs are written, and publishes none of them if it fails. */
  void beforehand(Runnable other) {
    beforehand.add(other);
  }

  /** Writes every output to its end, and then publishes all, or none if the work was cancelled. */
  void publish() {
    completions.forEach(Runnable::run);
    session.publish(
        () -> {
          beforehand.forEach(Runnable::run);
          complete.forEach(ObjectWriter::commit);
        });
  }

  @Override
  public void close() {
    RuntimeException first = null;
    while (!closes.isEmpty()) {
      try {
        closes.pop().run();
      } catch (RuntimeException e) { // the others must be given up too
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
