package dev.ecomm.error;

/**
 * One fault of one cell (or of one row, for {@link WrongFieldCount}). The set is closed, so callers
 * on newer Java switch over it exhaustively.
 */
public sealed interface CellError {

  /** The longest part of a cell's text that {@link #message()} shows. */
  int SHOWN_TEXT = 80;

  /**
   * Returns the cell.
   *
   * @return file, row, line, column, text as read
   */
  Cell cell();

  /**
   * Says what is wrong, without the place.
   *
   * @return words that go after the text, for example {@code not a whole number}
   */
  String reason();

  /**
   * Says what the owner of the file can do.
   *
   * @return one imperative sentence
   */
  String remedy();

  /**
   * Says where: {@code [file] line 7}, or {@code [file] row 7} in a format that has no lines.
   *
   * @return file and line or row
   */
  default String place() {
    Cell cell = cell();
    return "["
        + cell.file()
        + "] "
        + (cell.line() > 0 ? "line " + cell.line() : "row " + cell.row());
  }

  /**
   * Says where and what: {@code [file] line 7, Quantity "six": not a whole number}.
   *
   * @return one line without a full stop; long text is cut, line breaks are shown as {@code \n}
   */
  default String message() {
    Cell cell = cell();
    if (cell.column().isEmpty()) {
      return place() + ": " + reason();
    }
    String text = cell.text().replace("\r", "\\r").replace("\n", "\\n");
    String shown = text.length() <= SHOWN_TEXT ? text : text.substring(0, SHOWN_TEXT) + "...";
    return place() + ", " + cell.column() + " \"" + shown + "\": " + reason();
  }

  /**
   * The text is not the number that the column holds.
   *
   * @param cell the cell
   * @param expected {@code a whole number} or {@code a decimal number}
   */
  record NotANumber(Cell cell, String expected) implements CellError {
    @Override
    public String reason() {
      return "not " + expected;
    }

    @Override
    public String remedy() {
      return "Write " + expected + " with digits, such as -12 or 3.50.";
    }
  }

  /**
   * The number is right in form but does not fit the column.
   *
   * @param cell the cell
   * @param smallest the smallest value that fits
   * @param largest the largest value that fits
   */
  record OutOfRange(Cell cell, String smallest, String largest) implements CellError {
    @Override
    public String reason() {
      return "outside " + smallest + " to " + largest;
    }

    @Override
    public String remedy() {
      return "Correct it, or split the line into several.";
    }
  }

  /**
   * The text is no date and time in an accepted form, or no day of the calendar.
   *
   * @param cell the cell
   * @param forms the accepted forms, for the reader of the message
   */
  record NotADate(Cell cell, String forms) implements CellError {
    @Override
    public String reason() {
      return "not a date of the form " + forms;
    }

    @Override
    public String remedy() {
      return "Correct it, or name the file's own form with datePattern.";
    }
  }

  /**
   * Nothing stands where a value is needed.
   *
   * @param cell the cell; its text is empty
   */
  record MissingValue(Cell cell) implements CellError {
    @Override
    public String reason() {
      return "missing";
    }

    @Override
    public String remedy() {
      return "Fill it in, or remove the line.";
    }
  }

  /**
   * The bytes are no text in the file's character set.
   *
   * @param cell the cell; its text shows the bytes that cannot be read as U+FFFD
   * @param charset the character sets that were tried
   */
  record NotText(Cell cell, String charset) implements CellError {
    @Override
    public String reason() {
      return "its bytes are not " + charset;
    }

    @Override
    public String remedy() {
      return "Save the file as UTF-8, or name its character set with charset.";
    }
  }

  /**
   * The row has more or fewer fields than the header.
   *
   * @param cell file, row and line; its text is the whole row
   * @param found fields of the row
   * @param expected fields of the header
   */
  record WrongFieldCount(Cell cell, int found, int expected) implements CellError {
    @Override
    public String reason() {
      return found + " fields where the header has " + expected;
    }

    @Override
    public String remedy() {
      return "Quote fields that contain the separator, and complete short rows.";
    }
  }
}
