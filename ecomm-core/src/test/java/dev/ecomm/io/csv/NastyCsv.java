package dev.ecomm.io.csv;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/**
 * Seeded small files with everything that makes CSV hard. {@link #shared} keeps to what all readers
 * of RFC 4180 read alike; {@link #any} is any order of the bytes that mean something.
 *
 * @param bytes the file
 * @param separator what stands between its fields
 */
record NastyCsv(byte[] bytes, char separator) {

  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final String[] TEXTS = {
    "",
    "a",
    "17850",
    "-1.50",
    " ",
    "  x ",
    "WHITE HANGING HEART",
    "5\" NAIL",
    "a\"\"b",
    "x\"",
    "'q'"
  };

  /** A file that FastCSV and we must read alike. */
  static NastyCsv shared(long seed) {
    return new Writer(new SplittableRandom(seed)).file();
  }

  /** Bytes that only {@link NaiveCsv} can judge. */
  static NastyCsv any(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    char separator = SEPARATORS[random.nextInt(SEPARATORS.length)];
    byte[] alphabet = {'"', '"', (byte) separator, '\n', '\r', 'a', 'b', (byte) 0xA3};
    byte[] bytes = new byte[random.nextInt(120)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = alphabet[random.nextInt(alphabet.length)];
    }
    return new NastyCsv(bytes, separator);
  }

  private static final class Writer {
    private final SplittableRandom random;
    private final char separator;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Writer(SplittableRandom random) {
      this.random = random;
      separator = SEPARATORS[random.nextInt(SEPARATORS.length)];
    }

    NastyCsv file() {
      if (oneIn(8)) {
        write("\u00EF\u00BB\u00BF");
      }
      int rows = random.nextInt(14);
      int usualFields = random.nextInt(1, 9);
      for (int row = 0; row < rows; row++) {
        if (oneIn(8)) {
          lineEnd();
        }
        int fields = oneIn(6) ? random.nextInt(1, 12) : usualFields;
        for (int field = 0; field < fields; field++) {
          if (field > 0) {
            out.write(separator);
          }
          field();
        }
        if (row + 1 < rows || !oneIn(3)) {
          lineEnd();
        }
      }
      if (oneIn(20)) {
        write("a" + separator + "\"never " + separator + "closed\n\n");
      }
      return new NastyCsv(out.toByteArray(), separator);
    }

    private void field() {
      switch (random.nextInt(10)) {
        case 0, 1 -> quoted();
        case 2 -> {
          // No quote in it: FastCSV takes one there for the start of another quoted part, where
          // Python, pandas and we take it for text.
          quoted();
          write(oneIn(2) ? " " : "rest");
        }
        case 3 -> unusualBytes(random.nextInt(12));
        case 4 -> write("x".repeat(oneIn(400) ? 70_000 : random.nextInt(300)));
        default -> write(TEXTS[random.nextInt(TEXTS.length)]);
      }
    }

    private void quoted() {
      out.write('"');
      int parts = random.nextInt(6);
      for (int part = 0; part < parts; part++) {
        switch (random.nextInt(8)) {
          case 0 -> out.write(separator);
          case 1 -> write("\"\"");
          case 2 -> write("\n");
          case 3 -> write("\r\n");
          case 4 -> unusualBytes(3);
          case 5 -> write("y".repeat(oneIn(300) ? 70_000 : random.nextInt(40)));
          default -> write("abc ");
        }
      }
      out.write('"');
    }

    /** Controls, and bytes beyond ASCII but those that mark UTF-16: nothing that CSV knows. */
    private void unusualBytes(int count) {
      for (int i = 0; i < count; i++) {
        int b = oneIn(2) ? random.nextInt(128, 254) : random.nextInt(9);
        out.write(b);
      }
    }

    private void lineEnd() {
      write(oneIn(3) ? "\r\n" : "\n");
    }

    private boolean oneIn(int times) {
      return random.nextInt(times) == 0;
    }

    /** One byte for each char. */
    private void write(String text) {
      for (char c : text.toCharArray()) {
        out.write(c);
      }
    }
  }
}
