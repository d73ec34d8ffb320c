package dev.ecomm.store;

import dev.ecomm.error.PreconditionFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What {@link FileStoreProcessTest} runs in JVMs of its own. Says on stdout what it does. */
final class FileStoreProcess {
  static final int LENGTH = 256 * 1024;
  private static final int CHUNK = 16 * 1024;

  private final FileStore store = new FileStore();
  private final URI uri;

  private FileStoreProcess(URI uri) {
    this.uri = uri;
  }

  public static void main(String[] args) throws IOException {
    FileStoreProcess process = new FileStoreProcess(URI.create(args[1]));
    say('r');
    System.in.read();
    switch (args[0]) {
      case "create" -> process.create();
      case "count" -> process.count(Integer.parseInt(args[2]));
      case "rewrite" -> process.rewrite();
      case "hold" -> process.hold();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void say(char c) {
    System.out.print(c);
    System.out.flush();
  }

  private void create() throws IOException {
    try (ObjectWriter out = store.create(uri)) {
      out.write(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8));
      out.commit();
      say('w');
    } catch (PreconditionFailedException e) {
      say('l');
    }
  }

  private void count(int times) throws IOException {
    for (int done = 0; done < times; ) {
      String seen = store.stat(uri).orElseThrow().version();
      int value;
      try (InputStream in = store.open(uri, 0)) {
        value = Integer.parseInt(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
      try (ObjectWriter out = store.replace(uri, Precondition.version(seen))) {
        out.write(String.valueOf(value + 1).getBytes(StandardCharsets.UTF_8));
        out.commit();
        done++;
      } catch (PreconditionFailedException e) {
        say('.');
      }
    }
  }

  private void rewrite() throws IOException {
    for (int value = 1; ; value++) {
      byte[] chunk = new byte[CHUNK];
      Arrays.fill(chunk, (byte) value);
      try (ObjectWriter out = store.replace(uri, Precondition.none())) {
        for (int n = 0; n < LENGTH; n += CHUNK) {
          out.write(chunk);
          say('w');
        }
        out.commit();
      }
      say('c');
    }
  }

  private void hold() throws IOException {
    try (ObjectWriter out = store.create(uri)) {
      out.write('x');
      say('w');
      System.in.read();
    }
  }
}
