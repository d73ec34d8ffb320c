package dev.ecomm.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * What a command has to say at its end, for people and for programs.
 *
 * @param lines sentences for people
 * @param values the same for programs: text, numbers, truth values, lists and maps of them, in
 *     order
 */
record Summary(List<String> lines, Map<String, Object> values) {

  void print(PrintStream target, boolean asJson) throws IOException {
    if (asJson) {
      Json.write(values, target);
    } else {
      lines.forEach(target::println);
    }
  }
}
