package dev.ecomm.io.parquet;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * Turns the texts of pages into codes of a {@link Dictionary}. That of a row group's dictionary
 * page is made once and shared by all batches of the row group; only texts that are not in it make
 * a batch's own.
 */
final class TextCodes {
  /** The code of bytes that are no text. */
  static final int NO_TEXT = -2;

  private static final Dictionary EMPTY = Dictionary.of(List.of());

  private final FileColumn column;
  private final ChunkReader chunk;
  private final int maxPageBytes;

  /** The texts of the row group's dictionary page, without those that are no texts. */
  private Dictionary pageTexts = EMPTY;

  /** For each entry of the page its code in those texts; null where they are the same. */
  private int @Nullable [] pageCodes;

  private int pageSize = -1;

  /** Made {@link #builtTexts}, and has nothing else yet; null once it was used. */
  private @Nullable DictionaryBuilder pageBuilder;

  private Dictionary builtTexts = EMPTY;

  /** What the codes handed out refer to: the builder once there is one. */
  private Dictionary texts = EMPTY;

  private @Nullable DictionaryBuilder builder;

  /** For each entry of the page its code in what was handed out; null where they are the same. */
  private int @Nullable [] codes;

  private boolean anyHandedOut;
  private boolean anyNoText;

  private final HybridReader coded = new HybridReader();
  private @Nullable TextValues plain;

  TextCodes(FileColumn column, ChunkReader chunk, int maxPageBytes) {
    this.column = column;
    this.chunk = chunk;
    this.maxPageBytes = maxPageBytes;
  }

  /** Starts a new column: codes that were handed out before do not matter any more. */
  void start() {
    texts = pageTexts;
    codes = pageCodes;
    builder = null;
    anyHandedOut = false;
    anyNoText = false;
  }

  /** Starts a row group. */
  void startChunk() {
    pageSize = -1;
    pageTexts = EMPTY;
    pageCodes = null;
    if (!anyHandedOut) {
      start();
    }
  }

  /** Starts a data page. */
  void startPage() {
    if (chunk.dictionarySize() >= 0 && pageSize < 0) {
      readDictionary();
    }
    Encoding encoding = chunk.encoding();
    if (encoding == Encoding.RLE_DICTIONARY || encoding == Encoding.PLAIN_DICTIONARY) {
      if (pageSize < 0) {
        throw new Damage("codes without a dictionary");
      }
      plain = null;
      startCodes(chunk, coded);
    } else {
      plain = values(encoding, chunk.page(), chunk.dataStart(), chunk.dataEnd());
    }
  }

  /** Codes of a page: a byte that tells their bits, then the codes. */
  static void startCodes(ChunkReader chunk, HybridReader codes) {
    boolean empty = chunk.dataStart() == chunk.dataEnd();
    int width = empty ? 0 : chunk.page()[chunk.dataStart()];
    int from = empty ? chunk.dataStart() : chunk.dataStart() + 1;
    codes.start(chunk.page(), from, chunk.dataEnd(), width);
  }

  private TextValues values(Encoding encoding, byte[] bytes, int from, int to) {
    return TextValues.of(
        encoding,
        column.physical(),
        column.element().getType_length(),
        bytes,
        from,
        to,
        maxPageBytes);
  }

  private void readDictionary() {
    pageSize = chunk.dictionarySize();
    if (anyHandedOut) {
      // A row group read after others into one column, to its end: its texts join theirs.
      codes = entries(builder());
      return;
    }
    DictionaryBuilder own = new DictionaryBuilder();
    int[] found = entries(own);
    // As many texts as entries, so none is there twice, and none is no text.
    pageCodes = own.size() == pageSize ? null : found;
    pageTexts = own.build();
    pageBuilder = own;
    builtTexts = pageTexts;
    texts = pageTexts;
    codes = pageCodes;
  }

  private int[] entries(DictionaryBuilder target) {
    int[] found = new int[pageSize];
    int[] next = {0};
    values(Encoding.PLAIN, chunk.dictionary(), 0, chunk.dictionaryLength())
        .read(
            pageSize, (bytes, from, length) -> found[next[0]++] = add(target, bytes, from, length));
    return found;
  }

  /** What the codes handed out refer to, to be added to. */
  private DictionaryBuilder builder() {
    DictionaryBuilder open = builder;
    if (open == null) {
      // The one that made the texts goes on, once: another batch must not see what it adds.
      DictionaryBuilder atHand = texts == builtTexts ? pageBuilder : null;
      open = atHand != null ? atHand : texts.toBuilder();
      builder = open;
      pageBuilder = null;
    }
    return open;
  }

  private int add(DictionaryBuilder target, byte[] bytes, int from, int length) {
    if (column.value().isUuid()) {
      byte[] text = uuid(bytes, from);
      return target.add(text, 0, text.length);
    }
    return Utf8.isValid(bytes, from, length) ? target.add(bytes, from, length) : NO_TEXT;
  }

  private static byte[] uuid(byte[] bytes, int from) {
    long high = Long.reverseBytes(Little.longAt(bytes, from));
    long low = Long.reverseBytes(Little.longAt(bytes, from + 8));
    return new UUID(high, low).toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads the next codes of the page. */
  void read(int[] target, int from, int count) {
    if (count == 0) {
      return;
    }
    anyHandedOut = true;
    if (plain != null) {
      DictionaryBuilder all = builder();
      int[] next = {from};
      plain.read(
          count,
          (bytes, start, length) -> {
            int code = add(all, bytes, start, length);
            anyNoText |= code == NO_TEXT;
            target[next[0]++] = code;
          });
      return;
    }
    coded.read(target, from, count);
    int[] translation = codes;
    if (translation == null) {
      requireEntries(target, from, count);
    } else {
      for (int i = from; i < from + count; i++) {
        target[i] = translation[target[i]];
        anyNoText |= target[i] == NO_TEXT;
      }
    }
  }

  private void requireEntries(int[] target, int from, int count) {
    int last = pageSize - 1;
    int wrong = 0;
    for (int i = from; i < from + count; i++) {
      // Negative if the code is less than 0 or more than the last.
      wrong |= target[i] | (last - target[i]);
    }
    if (wrong < 0) {
      throw new Damage("a code that the dictionary does not have");
    }
  }

  /** Tells whether {@link #NO_TEXT} was handed out since the start. */
  boolean anyNoText() {
    return anyNoText;
  }

  /** Tells whether all of the page was read. */
  boolean isPageAtEnd() {
    return plain == null || plain.isAtEnd();
  }

  /** Returns what the codes handed out since the start refer to. */
  Dictionary dictionary() {
    return builder == null ? texts : builder.build();
  }
}
