package dev.ecomm.io.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** Gzip members for tests. */
public final class Gzip {

  private Gzip() {}

  public static byte[] of(String text) {
    return of(text.getBytes(UTF_8));
  }

  public static byte[] of(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The same member with every optional part of a header: extra field, name, comment, checksum. */
  public static byte[] withFullHeader(byte[] member) {
    byte[] flagsAndTime = {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3};
    byte[] extra = new byte[2 + 258];
    extra[0] = 2;
    extra[1] = 1;
    byte[] nameAndComment = {'n', 0, 'c', 0};
    byte[] header = join(flagsAndTime, extra, nameAndComment);
    CRC32 crc = new CRC32();
    crc.update(header);
    int sum = (int) crc.getValue();
    byte[] checksum = {(byte) sum, (byte) (sum >> 8)};
    return join(header, checksum, Arrays.copyOfRange(member, 10, member.length));
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
