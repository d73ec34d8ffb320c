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
        tokens.checkUnfinished(block.bytes(), at, block.end(), file, lines + 1);
        Block more = source.next();
        if (more == null) {
          throw noHeader(tokens, block, at, file);
        }
        block = more.after(block, at);
        at = block.start();
        continue;
      }
      for (int row = 0; row < tokens.rows; row++) {
        if (!tokens.isBlank(block.bytes(), row)) {
          long line = lines + tokens.linesBefore(row) + 1;
          tokens.checkLimits(block.bytes(), row, file, line);
          List<String> names = names(tokens, block.bytes(), row, decoder);
          int behind = tokens.rowEndWithBreak(row);
          long headerLines =
              row + 1 < tokens.rows ? tokens.linesBefore(row + 1) : tokens.linesBefore(tokens.rows);
          return new HeaderRow(
              names,
              line,
              lines + headerLines,
              behind == block.end() ? null : new Block(block.bytes(), behind, block.end()));
        }
      }
      lines += tokens.linesBefore(tokens.rows);
      at = next;
    }
  }

  private static InvoiceDataException noHeader(
      CsvTokenizer tokens, Block block, int at, String file) {
    return at < block.end() && tokens.linesToOpenQuote(block.bytes(), at) >= 0
        ? InvoiceDataException.of(file, "the header opens a quote that is never closed.", null)
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
