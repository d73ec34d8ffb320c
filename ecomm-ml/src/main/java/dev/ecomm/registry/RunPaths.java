package dev.ecomm.registry;

import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the files of a day are. Each run's own are {@code artifact/<day>/runs/<number>-...}, which
 * nobody writes twice; under the plain names are copies of those of the current run.
 */
final class RunPaths {

  static final String MANIFEST = "manifest.json";
  static final String RUN_INFO = "run-info.json";
  static final String CURRENT = "current.json";

  /** What is in {@code artifact/} without being an output. */
  static final List<String> OURS = List.of(MANIFEST, RUN_INFO, CURRENT);

  private static final Pattern OF_RUN = Pattern.compile("([1-9][0-9]{0,8})-.*");

  private final URI directory;
  private final LocalDate day;

  RunPaths(URI directory, LocalDate day) {
    this.directory = Stores.uri(directory.toString()); // as listings write URIs
    this.day = requireDay(day);
  }

  static LocalDate requireDay(LocalDate day) {
    if (day.getYear() < 0 || day.getYear() > 9999) {
      throw new IllegalArgumentException("execDate is " + day + ", must be of a year 0 to 9999");
    }
    return day;
  }

  LocalDate day() {
    return day;
  }

  /** {@code data/} or {@code artifact/} of the day. */
  URI area(String area) {
    return Stores.child(directory, area + day + "/");
  }

  /** The copy for all tools of an output, {@code data/x} or {@code artifact/x}. */
  URI plain(String output) {
    int slash = output.indexOf('/') + 1;
    return Stores.child(area(output.substring(0, slash)), output.substring(slash));
  }

  URI runs() {
    return Stores.child(area(OutputFile.ARTIFACT), "runs/");
  }

  /** A run's own file. */
  URI own(int run, String output) {
    return Stores.child(runs(), run + "-" + output.replace('/', '-'));
  }

  URI claim(int run) {
    return Stores.child(runs(), run + "-claim");
  }

  URI current() {
    return plain(OutputFile.ARTIFACT + CURRENT);
  }

  /** Files of runs by number, also of those that were never finished. */
  NavigableMap<Integer, List<ObjectInfo>> files(ObjectStore store) {
    int start = runs().toString().length();
    NavigableMap<Integer, List<ObjectInfo>> files = new TreeMap<>();
    for (ObjectInfo info : store.list(runs())) {
      Matcher name = OF_RUN.matcher(info.uri().toString().substring(start));
      if (name.matches()) {
        files.computeIfAbsent(Integer.parseInt(name.group(1)), n -> new ArrayList<>()).add(info);
      }
    }
    return files;
  }

  /** From the output directory on. */
  String shown(URI uri) {
    return uri.toString().substring(Stores.child(directory, "").toString().length());
  }

  /** Whether a file is there without being an output or a copy of one. */
  boolean isOurs(URI uri) {
    return uri.toString().startsWith(runs().toString())
        || uri.equals(current())
        || uri.equals(plain(OutputFile.ARTIFACT + RUN_INFO));
  }

  @Override
  public String toString() {
    return Stores.withoutSecrets(area(OutputFile.ARTIFACT)).toString();
  }
}
