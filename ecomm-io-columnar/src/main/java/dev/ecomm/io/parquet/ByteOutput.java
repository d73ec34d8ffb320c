package dev.ecomm.io.parquet;

import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow; numbers are little-endian, as all of Parquet's are. */
final class ByteOutput extends OutputStream {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  byte[] bytes = new byte[1 << 12];
  int size;

  /** Makes room for more bytes. */
  void reserve(long more) {
    long needed = size + more;
    if (needed > bytes.length) {
      if (needed > Integer.MAX_VALUE - 16) {
        throw new IllegalStateException(
            "a column of a row group passes 2 GB; write with fewer rows in a row group");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16, needed * 3 / 2));
    }
  }

  void clear() {
    size = 0;
  }

  @Override
  public void write(int b) {
    reserve(1);
    bytes[size++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  void putInt(int value) {
    reserve(4);
    INT.set(bytes, size, value);
    size += 4;
  }

  void putLong(long value) {
    reserve(8);
    LONG.set(bytes, size, value);
    size += 8;
  }

  /** Writes the lower 32 bits where room was reserved. */
  void putReservedInt(long value) {
    INT.set(bytes, size, (int) value);
    size += 4;
  }

  void putReservedLong(long value) {
    LONG.set(bytes, size, value);
    size += 8;
  }

  /** Overwrites four bytes. */
  void setInt(int at, int value) {
    INT.set(bytes, at, value);
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  void putVarint(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    write(rest);
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
