package dev.ecomm.io.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.ecomm.io.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of some bytes by our tokeniser, read through blocks of a given size as the readers do.
 *
 * @param rows all complete rows but blank ones
 * @param quoteOpen whether the bytes end inside quotes
 */
record TokenizedCsv(List<CsvRow> rows, boolean quoteOpen) {

  static TokenizedCsv of(byte[] csv, char separator, int blockBytes) {
    try {
      return read(csv, separator, blockBytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TokenizedCsv read(byte[] csv, char separator, int blockBytes) throws IOException {
    ReadLimits limits = ReadLimits.withDefaults();
    BlockSource source =
        new BlockSource(new ByteArrayInputStream(csv), "test.csv", limits, blockBytes);
    CsvTokenizer tokens = new CsvTokenizer(separator, limits);
    List<CsvRow> rows = new ArrayList<>();
    long line = 1;
    Block unfinished = null;
    for (Block next = source.next(); next != null; next = source.next()) {
      Block block = unfinished == null ? next : next.after(unfinished, unfinished.start());
      int at = block.start();
      while (at < block.end()) {
        int behind = tokens.tokenize(block.bytes(), at, block.end());
        if (tokens.rows == 0) {
          break;
        }
        for (int row = 0; row < tokens.rows; row++) {
          if (!tokens.isBlank(block.bytes(), row)) {
            rows.add(
                new CsvRow(line + tokens.linesBefore(row), fields(tokens, block.bytes(), row)));
          }
        }
        line += tokens.linesBefore(tokens.rows);
        at = behind;
      }
      unfinished = at == block.end() ? null : new Block(block.bytes(), at, block.end());
      if (unfinished == null) {
        source.recycle(block);
      }
    }
    return new TokenizedCsv(rows, unfinished != null);
  }

  private static List<String> fields(CsvTokenizer tokens, byte[] bytes, int row) {
    List<String> fields = new ArrayList<>();
    for (int field = tokens.firstField(row); field < tokens.rowEnds[row]; field++) {
      fields.add(new String(tokens.text(bytes, field), ISO_8859_1));
    }
    return fields;
  }
}
