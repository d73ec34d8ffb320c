package dev.ecomm.io;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.InvoiceColumn;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a reader of invoices is asked for; formats get it, users choose it with {@link
 * InvoiceReader.Builder}, which documents each option.
 *
 * @param onBadCell what happens to a row with a bad cell
 * @param maxRejects the most rows put aside before reading fails
 * @param charset how bytes become characters
 * @param datePattern a pattern of {@link java.time.format.DateTimeFormatter}; empty for the known
 *     forms
 * @param separator what stands between fields
 * @param limits what one file may ask for
 * @param columns headers of the columns that do not go by a known name
 */
public record ReadOptions(
    BadCellPolicy onBadCell,
    long maxRejects,
    CharsetChoice charset,
    Optional<String> datePattern,
    char separator,
    ReadLimits limits,
    Map<InvoiceColumn, String> columns) {

  /** Copies the map. */
  public ReadOptions {
    Objects.requireNonNull(onBadCell, "onBadCell");
    Objects.requireNonNull(charset, "charset");
    Objects.requireNonNull(datePattern, "datePattern");
    Objects.requireNonNull(limits, "limits");
    Map<InvoiceColumn, String> copy = new EnumMap<>(InvoiceColumn.class);
    copy.putAll(columns);
    columns = Collections.unmodifiableMap(copy);
  }

  /**
   * Ends the reading where these options do not allow a reject. For writers of formats, which call
   * it for each.
   *
   * @param reject a row that could not be typed
   * @param rejectsSoFar how many there are, this one included
   * @throws InvoiceDataException if the policy is FAIL, or there are more than maxRejects
   */
  public void requireAllowed(Reject reject, long rejectsSoFar) {
    if (onBadCell == BadCellPolicy.FAIL) {
      throw InvoiceDataException.of(
          reject.errors().get(0), "Correct it, or read with onBadCell(QUARANTINE).");
    }
    if (rejectsSoFar > maxRejects) {
      throw InvoiceDataException.of(
          reject.errors().get(0),
          "That is one more than maxRejects = "
              + maxRejects
              + ". Correct the file, or raise maxRejects.");
    }
  }
}
