package dev.ecomm.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * Lines on their way from one {@link InvoiceTableBuilder} to another: their columns, in codes of
 * the builder that they come from, and the texts that are new there since its part before. A text
 * travels once, however many parts have it.
 *
 * <p>The parts of one builder must be appended or {@linkplain #drop() dropped} in the order in
 * which it gave them, each once, and by one thread; the builder may go on in another meanwhile.
 */
public final class InvoiceTablePart {

  private final Origin origin;
  private final List<Dictionary> newTexts;
  private final List<InvoiceSegment> segments;
  private final RowNumbers rowNumbers;

  /** Takes ownership of the segments. */
  InvoiceTablePart(
      Origin origin,
      List<Dictionary> newTexts,
      List<InvoiceSegment> segments,
      RowNumbers rowNumbers) {
    this.origin = origin;
    this.newTexts = newTexts;
    this.segments = segments;
    this.rowNumbers = rowNumbers;
  }

  /**
   * Returns the number of lines.
   *
   * @return lines
   */
  public int rows() {
    return rowNumbers.rows();
  }

  /** Gives the lines up; the texts that came with them stay known for the parts behind this. */
  public void drop() {
    origin.learn(newTexts);
  }

  void appendTo(InvoiceTableBuilder target, long rowOffset) {
    origin.learn(newTexts);
    for (InvoiceSegment segment : segments) {
      origin.renumber(segment, target.dictionaries());
      target.append(segment);
    }
    target.appendRowNumbers(rowNumbers, rowOffset);
  }

  /** What is known, where parts are appended, of the builder that they come from. */
  static final class Origin {
    private final List<RemoteTexts> columns;

    Origin(int textColumns) {
      columns = Stream.generate(RemoteTexts::new).limit(textColumns).toList();
    }

    private void learn(List<Dictionary> newTexts) {
      for (int column = 0; column < columns.size(); column++) {
        columns.get(column).learn(newTexts.get(column));
      }
    }

    private void renumber(InvoiceSegment segment, List<DictionaryBuilder> target) {
      for (int column = 0; column < columns.size(); column++) {
        columns.get(column).renumber(segment.ints(column), segment.rows(), target.get(column));
      }
    }
  }
}
