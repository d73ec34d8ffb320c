package dev.ecomm.store.gcp;

import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A process of little memory that writes or reads a large object: {@code write|read URL}. */
final class GigabyteProcess {
  static final URI OBJECT = URI.create("gs://shop/gigabyte");
  static final int BLOCKS = 1024;
  private static final int BLOCK = 1 << 20;

  private GigabyteProcess() {}

  public static void main(String[] args) throws IOException {
    ObjectStore store = GcsStore.builder().endpoint(URI.create(args[1])).build();
    if (args[0].equals("write")) {
      write(store);
    } else {
      read(store);
    }
  }

  private static void write(ObjectStore store) throws IOException {
    try (ObjectWriter out = store.create(OBJECT)) {
      for (int i = 0; i < BLOCKS; i++) {
        out.write(block(i));
      }
      out.commit();
    }
  }

  private static void read(ObjectStore store) throws IOException {
    try (InputStream in = store.open(OBJECT, 0)) {
      byte[] found = new byte[BLOCK];
      for (int i = 0; i < BLOCKS; i++) {
        int n = in.readNBytes(found, 0, BLOCK);
        if (n != BLOCK || !Arrays.equals(found, block(i))) {
          throw new IOException("block " + i + " is wrong");
        }
      }
      if (in.read() != -1) {
        throw new IOException("there is more than was written");
      }
    }
  }

  private static byte[] block(int number) {
    byte[] bytes = new byte[BLOCK];
    SplittableRandom random = new SplittableRandom(number);
    for (int i = 0; i < BLOCK; i += 4) {
      int next = random.nextInt();
      for (int j = 0; j < 4; j++) {
        bytes[i + j] = (byte) (next >> (8 * j));
      }
    }
    return bytes;
  }
}
