package dev.ecomm.describe;

import dev.ecomm.model.InvoiceTable;
import java.util.BitSet;

/**
 * Descriptions, as read, blanks kept.
 *
 * @param distinct descriptions that occur
 * @param distinctAfterFill the same once {@value #FILL} stands where none was
 * @param rowsWithOuterSpace lines whose description begins or ends with white space
 * @param rowsNotAscii lines whose description has a character beyond ASCII, such as the pound sign
 */
public record DescriptionFacts(
    long distinct, long distinctAfterFill, long rowsWithOuterSpace, long rowsNotAscii) {

  /** What cleaning writes where a description is missing. */
  public static final String FILL = "No Description";

  static DescriptionFacts of(InvoiceTable table) {
    CodeCounts descriptions = CodeCounts.of(table.description());
    boolean fillIsNew = descriptions.missing() > 0 && descriptions.rows(FILL) == 0;
    BitSet notAscii = descriptions.codesWhere(text -> text.chars().anyMatch(unit -> unit > 127));
    return new DescriptionFacts(
        descriptions.distinct(),
        descriptions.distinct() + (fillIsNew ? 1 : 0),
        descriptions.rowsWhere(text -> text.strip().length() < text.length()),
        descriptions.rowsOf(notAscii));
  }
}
