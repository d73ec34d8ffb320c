package dev.ecomm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that a command was given, for its manifest: without those that say where to write,
 * how fast and how loudly, for these change no byte.
 */
final class GivenOptions {
  private static final Set<String> ABOUT_NO_RESULT =
      Set.of(
          "--input",
          "--output",
          "--exec-date",
          "--threads",
          "--quiet",
          "--verbose",
          "--debug",
          "--json");

  private GivenOptions() {}

  /** By long name without dashes; several values of one option are lines. */
  static Map<String, String> of(CommandSpec spec) {
    Map<String, String> given = new TreeMap<>();
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!ABOUT_NO_RESULT.contains(option.longestName())) {
        List<String> values = option.originalStringValues();
        given.put(
            option.longestName().substring(2),
            values.isEmpty() ? "true" : String.join("\n", values));
      }
    }
    return given;
  }

  /** As they are typed. */
  static List<String> arguments(Map<String, String> given) {
    List<String> arguments = new ArrayList<>();
    given.forEach(
        (name, values) -> {
          for (String value : values.split("\n", -1)) {
            arguments.add("--" + name + "=" + value);
          }
        });
    return arguments;
  }
}
