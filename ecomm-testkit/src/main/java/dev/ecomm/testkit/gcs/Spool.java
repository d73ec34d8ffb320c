package dev.ecomm.testkit.gcs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.CRC32C;

/** Bytes that arrive, in a file, with their checksums. For one thread at a time. */
final class Spool {
  private final Path file;
  private final CRC32C crc = new CRC32C();
  private final MessageDigest md5;
  private long size;

  Spool(Path file) {
    this.file = file;
    try {
      this.md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Appends; what came before a failure stays. */
  void append(InputStream in) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        crc.update(buffer, 0, n);
        md5.update(buffer, 0, n);
        size += n;
      }
    }
  }

  Path file() {
    return file;
  }

  long size() {
    return size;
  }

  String crc32c() {
    byte[] bytes = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Ends the count: nothing may be appended afterwards. */
  String md5() {
    return Base64.getEncoder().encodeToString(md5.digest());
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
