package dev.ecomm.io.arrow;

import dev.ecomm.error.InvoiceDataException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * The buffers of one column of a batch, little endian.
 *
 * @param file for messages
 * @param name the column's
 * @param length its rows
 * @param missing the rows without a value
 * @param buffers as the layout of its type has them; none may be as long as it should
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record ColumnBuffers(String file, String name, int length, BitSet missing, ByteBuffer[] buffers) {

  /**
   * A buffer of values.
   *
   * @param index which
   * @param count how many values it must hold
   * @param bytes of one
   */
  ByteBuffer values(int index, long count, int bytes) {
    if (index >= buffers.length || buffers[index].capacity() < count * bytes) {
      throw fault("its buffer is too short for " + count + " values. Write the file again.");
    }
    return buffers[index];
  }

  InvoiceDataException fault(int row, String problem) {
    return fault("row " + row + " of its batch: " + problem);
  }

  InvoiceDataException fault(String problem) {
    return InvoiceDataException.of(file, "column \"" + name + "\", " + problem, null);
  }
}
