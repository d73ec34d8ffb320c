package dev.ecomm.store.aws;

import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tests here do with objects. */
final class Objects {
  /** One byte more than a part of the tests' stores. */
  static final int LARGE = (5 << 20) + 1;

  private static final AtomicInteger NAMES = new AtomicInteger();

  private Objects() {}

  /** A name that no other test uses. */
  static URI fresh() {
    return Stores.uri(
        "s3://" + MockServer.BUCKET + "/objects/" + NAMES.incrementAndGet() + "/a.bin");
  }

  static byte[] noise(int length, long seed) {
    byte[] bytes = new byte[length];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt();
    }
    return bytes;
  }

  static byte[] read(ObjectStore store, URI uri) throws IOException {
    try (InputStream in = store.open(uri, 0)) {
      return in.readAllBytes();
    }
  }

  static void write(ObjectStore store, URI uri, Precondition precondition, byte[] bytes)
      throws IOException {
    try (ObjectWriter out = store.replace(uri, precondition)) {
      out.write(bytes);
      out.commit();
    }
  }
}
