package dev.ecomm.registry;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How files compare with what a manifest says of them.
 *
 * @param equal of the same length and hash
 * @param different of another length or hash
 * @param missing that should be there
 * @param unexpected that should not be there
 */
public record Verification(
    List<String> equal, List<String> different, List<String> missing, List<String> unexpected) {

  /** Copies the lists. */
  public Verification {
    equal = List.copyOf(equal);
    different = List.copyOf(different);
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
  }

  /**
   * Compares the outputs of a run with those of the run made again.
   *
   * @param first the manifest that is verified
   * @param again that of the second run
   * @return names of outputs
   */
  public static Verification compare(Manifest first, Manifest again) {
    return compare(hashes(first), hashes(again));
  }

  private static Map<String, String> hashes(Manifest manifest) {
    Map<String, String> hashes = new TreeMap<>();
    manifest.outputs().forEach(output -> hashes.put(output.name(), output.sha256()));
    return hashes;
  }

  static Verification compare(Map<String, String> expected, Map<String, String> found) {
    List<String> equal = new ArrayList<>();
    List<String> different = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    new TreeMap<>(expected)
        .forEach(
            (name, hash) -> {
              String other = found.get(name);
              (other == null ? missing : other.equals(hash) ? equal : different).add(name);
            });
    List<String> unexpected = new ArrayList<>(new TreeMap<>(found).keySet());
    unexpected.removeAll(expected.keySet());
    return new Verification(equal, different, missing, unexpected);
  }

  /**
   * Tells whether all is as it should be.
   *
   * @return true if nothing is different, missing or unexpected
   */
  public boolean same() {
    return different.isEmpty() && missing.isEmpty() && unexpected.isEmpty();
  }

  /**
   * The files as a table: {@code file,result}.
   *
   * @return a row per file: first what is different, missing and unexpected, then what is equal
   */
  public DataTable toTable() {
    StringColumn.Builder files = new StringColumn.Builder();
    StringColumn.Builder results = new StringColumn.Builder();
    add(files, results, different, "different");
    add(files, results, missing, "missing");
    add(files, results, unexpected, "unexpected");
    add(files, results, equal, "equal");
    return DataTable.of(
        Schema.of(Field.ofString("file"), Field.ofString("result")),
        files.build(),
        results.build());
  }

  private static void add(
      StringColumn.Builder files, StringColumn.Builder results, List<String> names, String result) {
    for (String name : names) {
      files.add(name);
      results.add(result);
    }
  }
}
