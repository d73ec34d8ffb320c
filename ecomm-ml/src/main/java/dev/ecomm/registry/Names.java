package dev.ecomm.registry;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which names may become parts of paths, so that none leads anywhere else. */
final class Names {

  /** Lower case alone: some file systems take {@code A} and {@code a} for the same. */
  private static final Pattern MODEL = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

  private Names() {}

  /** A model, a part or an alias. */
  static String requireName(String what, String name) {
    if (!MODEL.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what
              + " is "
              + shown(name)
              + ", must be 1 to 64 of a-z 0-9 _ -, the first a letter or digit");
    }
    return name;
  }

  static String requireFile(String name) {
    if (!FILE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name is "
              + shown(name)
              + ", must be 1 to 128 of A-Z a-z 0-9 . _ -, the first a letter or digit");
    }
    return name;
  }

  static int requireVersion(int version) {
    if (version < 1 || version > 999_999_999) {
      throw new IllegalArgumentException(
          "version is " + version + ", must be from 1 to 999,999,999");
    }
    return version;
  }

  static String fileOf(String model, int version) {
    return model + "_v" + version + ".json";
  }

  /** The version in the name of a file; empty if it is none of this model. */
  static OptionalInt versionOf(String model, String file) {
    String start = model + "_v";
    String end = ".json";
    if (!file.startsWith(start) || !file.endsWith(end)) {
      return OptionalInt.empty();
    }
    int to = Math.max(start.length(), file.length() - end.length());
    Matcher version = VERSION.matcher(file).region(start.length(), to);
    return version.matches()
        ? OptionalInt.of(Integer.parseInt(version.group()))
        : OptionalInt.empty();
  }

  /** Quoted, cut, without control characters. */
  private static String shown(String name) {
    String cut = name.length() <= 80 ? name : name.substring(0, 80) + "...";
    return "\"" + cut.replaceAll("\\p{Cntrl}", "?") + "\"";
  }
}
