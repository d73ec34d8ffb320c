package dev.ecomm.io;

import dev.ecomm.model.InvoiceColumn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a source was read. {@code accepted + rejected = rowsRead}, always.
 *
 * @param file the source, without credentials
 * @param rowsRead data rows; blank lines are none
 * @param accepted rows that became lines
 * @param rejected rows put aside
 * @param charset the character set that was used, for people
 * @param columns for each invoice column the header that was taken for it
 * @param ignoredColumns headers that were not needed
 * @param notes what else the owner of the file should know, one sentence each
 */
public record ReadReport(
    String file,
    long rowsRead,
    long accepted,
    long rejected,
    String charset,
    Map<InvoiceColumn, String> columns,
    List<String> ignoredColumns,
    List<String> notes) {

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if the counts do not add up
   */
  public ReadReport {
    if (accepted + rejected != rowsRead) {
      throw new IllegalArgumentException(
          accepted + " accepted and " + rejected + " rejected are not " + rowsRead + " rows");
    }
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    ignoredColumns = List.copyOf(ignoredColumns);
    notes = List.copyOf(notes);
  }
}
