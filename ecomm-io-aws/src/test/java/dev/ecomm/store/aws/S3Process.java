package dev.ecomm.store.aws;

import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.zip.CRC32;

/** What {@link S3ProcessTest} runs in JVMs of its own. Says on stdout what it does. */
final class S3Process {
  private static final int CHUNK = 1 << 20;

  private final S3Store store;
  private final URI uri;

  private S3Process(S3Store store, URI uri) {
    this.store = store;
    this.uri = uri;
  }

  public static void main(String[] args) throws IOException {
    S3Store store = MockServer.store(URI.create(args[1])).partBytes(8 << 20).build();
    if (args[0].equals("rewrite")) {
      store = MockServer.store(URI.create(args[1])).build();
    }
    S3Process process = new S3Process(store, URI.create(args[2]));
    switch (args[0]) {
      case "rewrite" -> process.rewrite();
      case "write" -> process.write(Long.parseLong(args[3]));
      case "read" -> process.read();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void say(char c) {
    System.out.print(c);
    System.out.flush();
  }

  /** Replaces an object of more than one part by another one, for ever. */
  private void rewrite() throws IOException {
    for (int value = 1; ; value++) {
      byte[] whole = new byte[Objects.LARGE];
      Arrays.fill(whole, (byte) value);
      try (ObjectWriter out = store.replace(uri, Precondition.none())) {
        for (int n = 0; n < whole.length; n += CHUNK) {
          out.write(whole, n, Math.min(CHUNK, whole.length - n));
          say('w');
        }
        out.commit();
      }
      say('c');
    }
  }

  /** Writes bytes and says their CRC32. */
  private void write(long length) throws IOException {
    byte[] chunk = Objects.noise(CHUNK, 7);
    CRC32 crc = new CRC32();
    try (ObjectWriter out = store.replace(uri, Precondition.none())) {
      for (long n = 0; n < length; n += CHUNK) {
        chunk[0] = (byte) (n >> 20);
        crc.update(chunk);
        out.write(chunk);
      }
      out.commit();
    }
    System.out.print(crc.getValue());
  }

  /** Reads all bytes and says their CRC32. */
  private void read() throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = store.open(uri, 0)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
      }
    }
    System.out.print(crc.getValue());
  }
}
