package dev.ecomm.io.csv;

/**
 * A piece of a file: bytes with {@link CsvTokenizer#PADDING} spare ones behind {@code end}. It ends
 * behind a line end wherever one was found, so it mostly holds whole rows.
 *
 * @param bytes the buffer, owned by whoever holds the block
 * @param start first byte
 * @param end the byte behind the last
 */
@SuppressWarnings("ArrayRecordComponent") // handed on whole, never compared
record Block(byte[] bytes, int start, int end) {

  int length() {
    return end - start;
  }

  /** The rest of a block before, from a position on, and then this one. */
  Block after(Block before, int from) {
    int rest = before.end() - from;
    byte[] joined = new byte[Math.addExact(rest, length()) + CsvTokenizer.PADDING];
    System.arraycopy(before.bytes(), from, joined, 0, rest);
    System.arraycopy(bytes, start, joined, rest, length());
    return new Block(joined, 0, rest + length());
  }
}
