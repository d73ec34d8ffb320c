package dev.ecomm.model;

import org.jspecify.annotations.Nullable;

/** Texts of a column, each made once; without a cache where the dictionary is the larger one. */
final class RowTexts {
  private final CodedColumn column;
  private final @Nullable String @Nullable [] made;

  RowTexts(CodedColumn column, boolean cached) {
    this.column = column;
    this.made =
        cached && column.dictionary().size() <= column.rows()
            ? new String[column.dictionary().size()]
            : null;
  }

  @Nullable String at(int row) {
    int code = column.code(row);
    if (code == Dictionary.MISSING) {
      return null;
    }
    if (made == null) {
      return column.dictionary().text(code);
    }
    String text = made[code];
    if (text == null) {
      text = column.dictionary().text(code);
      made[code] = text;
    }
    return text;
  }
}
