package dev.ecomm.io.csv;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.ReadLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first row of a file that is not blank, and what was read beyond it.
 *
 * @param names its fields
 * @param line the physical line it starts on, from 1
 * @param lines physical lines up to the end of the header
 * @param rest the bytes behind it that were read already, or null
 */
record HeaderRow(List<String> names, long line, long lines, @Nullable Block rest) {

  /**
   * Reads the header.
   *
   * @throws InvoiceDataException if there is none, or its quotes do not close
   */
  static HeaderRow read(
      BlockSource source, char separator, ReadLimits limits, TextDecoder decoder, String file)
      throws IOException {
    CsvTokenizer tokens = new CsvTokenizer(separator, limits);
    Block block = source.next();
    if (block == null) {
      throw InvoiceDataException.of(
          file, "the file is empty. The first row must name the columns.", null);
    }
    long lines = 0;
    int at = block.start();
    while (true) {
      int next = tokens.tokenize(block.bytes(), at, block.end());
      if (tokens.rows == 0) {
        checkLineEnd(block.bytes(), at, block.end(), file);
        tokens.checkUnfinished(block.bytes(), at, block.end(), file, lines + 1);
        Block more = source.next();
        if (more == null) {
          throw noHeader(tokens, block, at, file, lines + 1);
        }
        block = more.after(block, at);
        at = block.start();
        continue;
      }
      for (int row = 0; row < tokens.rows; row++) {
        if (!tokens.isBlank(block.bytes(), row)) {
          checkLineEnd(block.bytes(), tokens.rowStart(row), block.end(), file);
          long line = lines + tokens.linesBefore(row) + 1;
          tokens.checkLimits(block.bytes(), row, file, line);
          List<String> names = names(tokens, block.bytes(), row, decoder);
          int behind = tokens.rowEndWithBreak(row);
          return new HeaderRow(
              names,
              line,
              lines + tokens.linesBefore(row + 1),
              behind == block.end() ? null : new Block(block.bytes(), behind, block.end()));
        }
      }
      lines += tokens.linesBefore(tokens.rows);
      at = next;
    }
  }

  /**
   * Refuses a file without line feeds before it passes for one very long header.
   *
   * @throws InvoiceDataException if the first thing that could end the header is a carriage return
   *     with more text behind it
   */
  private static void checkLineEnd(byte[] bytes, int start, int end, String file) {
    int at = start;
    while (at < end && bytes[at] != '\n' && bytes[at] != '\r' && bytes[at] != '"') {
      at++;
    }
    boolean alone =
        at + 1 < end && bytes[at] == '\r' && bytes[at + 1] != '\n' && bytes[at + 1] != '\r';
    if (alone) {
      throw InvoiceDataException.of(
          file,
          "the lines end with a carriage return alone, as on old Macintoshes. Save it with line"
              + " feeds.",
          null);
    }
  }

  private static InvoiceDataException noHeader(
      CsvTokenizer tokens, Block block, int at, String file, long line) {
    int toQuote = at < block.end() ? tokens.linesToOpenQuote(block.bytes(), at) : -1;
    return toQuote >= 0
        ? InvoiceDataException.atLine(
            file, line + toQuote, "the header opens a quote here that is never closed. Close it.")
        : InvoiceDataException.of(
            file, "the file has only blank lines. The first row must name the columns.", null);
  }

  private static List<String> names(
      CsvTokenizer tokens, byte[] bytes, int row, TextDecoder decoder) {
    List<String> names = new ArrayList<>();
    int first = tokens.firstField(row);
    for (int field = first; field < tokens.rowEnds[row]; field++) {
      byte[] text = tokens.text(bytes, field);
      names.add(decoder.show(text, 0, text.length).strip());
    }
    return names;
  }
}
