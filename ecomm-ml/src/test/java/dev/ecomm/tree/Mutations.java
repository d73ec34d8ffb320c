package dev.ecomm.tree;

import java.util.SplittableRandom;

/** Damages texts as broken disks, broken programs and hostile people do. */
final class Mutations {

  private static final String[] TOKENS = {
    "-1",
    "0",
    "2147483647",
    "-2147483648",
    "9223372036854775808",
    "1e308",
    "1e999",
    "-0.0",
    "0.5",
    "null",
    "true",
    "\"\"",
    "[]",
    "{}",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\u0000",
    "\uD800"
  };

  private Mutations() {}

  static String of(String text, SplittableRandom random) {
    StringBuilder damaged = new StringBuilder(text);
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      mutate(damaged, random);
    }
    return damaged.toString();
  }

  private static void mutate(StringBuilder text, SplittableRandom random) {
    if (text.isEmpty()) {
      return;
    }
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(8));
    switch (random.nextInt(6)) {
      case 0 -> text.setCharAt(at, (char) random.nextInt(128));
      case 1 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(7)));
      case 2 -> text.delete(at, end);
      case 3 -> text.insert(at, text.substring(at, end));
      case 4 -> replaceNumber(text, at, TOKENS[random.nextInt(TOKENS.length)]);
      default -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
    }
  }

  /** Replaces the next number, so that what is read is often still JSON. */
  private static void replaceNumber(StringBuilder text, int from, String token) {
    int start = from;
    while (start < text.length() && !isOfNumber(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && isOfNumber(text.charAt(end))) {
      end++;
    }
    text.replace(start, end, token);
  }

  private static boolean isOfNumber(char c) {
    return c >= '0' && c <= '9' || c == '-' || c == '.';
  }
}
