package dev.ecomm.io.parquet;

import dev.ecomm.model.Column;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.StringListColumn;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Reads a column of lists. A row begins where the repetition level is 0, so it ends only where the
 * next one begins, or the row group ends.
 */
final class ListDecoder extends ColumnDecoder {
  private static final int LEVELS_AT_ONCE = 1 << 12;

  private final TextCodes texts;

  /** A few bytes can announce any number of equal items. */
  private final int mostItems;

  private final int[] definitions = new int[LEVELS_AT_ONCE];
  private final int[] repetitions = new int[LEVELS_AT_ONCE];
  private int level;
  private int levels;

  private int[] ends = {};
  private int[] items = {};
  private int itemCount;
  private int itemsToRead;
  private BitSet missing = new BitSet();
  private boolean inRow;

  ListDecoder(FileColumn column, ParquetFormat limits) {
    super(column, limits);
    this.texts = new TextCodes(column, chunk, limits.maxPageBytes());
    this.mostItems = limits.maxRowGroupRows();
  }

  @Override
  void startChunk(byte[] bytes, int from, int length, Codec codec) {
    super.startChunk(bytes, from, length, codec);
    texts.startChunk();
    level = 0;
    levels = 0;
  }

  @Override
  void allocate(int capacity) {
    texts.start();
    ends = new int[capacity];
    items = new int[capacity];
    itemCount = 0;
    missing = new BitSet();
  }

  @Override
  void startPage() {
    texts.startPage();
  }

  @Override
  boolean isPageAtEnd() {
    return texts.isPageAtEnd();
  }

  @Override
  void append(int rows) {
    int last = size + rows;
    int firstRow = size;
    ends = grown(ends, last);
    inRow = false;
    while (size < last) {
      if (level == levels && !moreLevels()) {
        if (!inRow) {
          throw new Damage("fewer rows than the row group has");
        }
        endRow();
      } else if (repetitions[level] == 0 && inRow) {
        endRow();
      } else {
        addLevel();
      }
    }
    readItems();
    requireTexts(firstRow);
  }

  private boolean moreLevels() {
    readItems();
    if (pageLeft == 0 && !nextPage()) {
      return false;
    }
    levels = Math.min(LEVELS_AT_ONCE, pageLeft);
    level = 0;
    chunk.repetitions().read(repetitions, 0, levels);
    chunk.definitions().read(definitions, 0, levels);
    pageLeft -= levels;
    return true;
  }

  private void addLevel() {
    int definition = definitions[level];
    boolean isItem = definition == column.mostDefinition();
    boolean goesOn = repetitions[level] != 0;
    if (definition > column.mostDefinition()
        || (goesOn && (!inRow || definition <= column.listDefinition()))) {
      throw new Damage("levels that make no list");
    }
    inRow = true;
    level++;
    if (isItem) {
      itemsToRead++;
    } else if (definition < column.listDefinition()) {
      missing.set(size);
    } else if (definition > column.listDefinition()) {
      throw missingItem();
    }
  }

  private RowFault missingItem() {
    return new RowFault(
        rowOfFile(size),
        "an item of the list is missing, which lists here do not have. Write it as the empty text,"
            + " or leave the column out with columns(...).");
  }

  private void endRow() {
    ends[size++] = itemCount + itemsToRead;
    inRow = false;
  }

  private void readItems() {
    if (itemsToRead > mostItems - itemCount) {
      throw new Damage(
          "lists of more items in a batch than maxRowGroupRows, which can be raised if the file"
              + " can be trusted");
    }
    items = grown(items, itemCount + itemsToRead);
    texts.read(items, itemCount, itemsToRead);
    itemCount += itemsToRead;
    itemsToRead = 0;
  }

  private void requireTexts(int firstRow) {
    if (!texts.anyNoText()) {
      return;
    }
    for (int row = firstRow; row < size; row++) {
      for (int item = row == 0 ? 0 : ends[row - 1]; item < ends[row]; item++) {
        if (items[item] == TextCodes.NO_TEXT) {
          throw new RowFault(rowOfFile(row), TextDecoder.noText());
        }
      }
    }
  }

  @Override
  void endChunk() {
    if (level < levels) {
      throw new Damage("more rows than the row group has");
    }
    super.endChunk();
  }

  @Override
  Column finish() {
    Dictionary dictionary = texts.dictionary();
    int[] codes = Arrays.copyOf(items, itemCount);
    if (missing.isEmpty()) {
      return StringListColumn.of(dictionary, codes, Arrays.copyOf(ends, size));
    }
    StringListColumn.Builder builder = new StringListColumn.Builder();
    byte[] text = new byte[dictionary.utf8Length()];
    for (int row = 0; row < size; row++) {
      if (missing.get(row)) {
        builder.addMissing();
        continue;
      }
      for (int item = row == 0 ? 0 : ends[row - 1]; item < ends[row]; item++) {
        builder.addItem(text, 0, dictionary.copyUtf8(codes[item], text, 0));
      }
      builder.endList();
    }
    return builder.build();
  }
}
