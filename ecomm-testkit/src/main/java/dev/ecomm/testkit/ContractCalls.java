package dev.ecomm.testkit;

import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the tests of the contract do with a store. */
abstract class ContractCalls {

  protected abstract ObjectStore store();

  protected abstract URI root();

  URI uri(String name) {
    return Stores.child(root(), name);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void write(URI uri, Precondition precondition, byte[] bytes) {
    try (ObjectWriter out = store().replace(uri, precondition)) {
      out.write(bytes);
      out.commit();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  URI create(String name, String text) {
    URI uri = uri(name);
    write(uri, Precondition.absent(), bytes(text));
    return uri;
  }

  byte[] readBytes(URI uri, long offset) {
    try (InputStream in = store().open(uri, offset)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String read(URI uri) {
    return new String(readBytes(uri, 0), StandardCharsets.UTF_8);
  }

  String version(URI uri) {
    return store().stat(uri).orElseThrow().version();
  }

  List<URI> names(URI prefix) {
    return store().list(prefix).stream().map(ObjectInfo::uri).toList();
  }

  static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    SplittableRandom random = new SplittableRandom(length);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt();
    }
    return bytes;
  }

  static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
