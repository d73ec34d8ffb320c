package dev.ecomm.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A directory of its own for each test, and short words for what is done in it. */
abstract class FileStoreCase {
  final FileStore store = new FileStore();

  @TempDir Path directory;

  URI uri(String name) {
    return Stores.uri(directory + "/" + name);
  }

  void create(String name, String text) {
    replace(name, Precondition.absent(), text);
  }

  void replace(String name, Precondition precondition, String text) {
    try (ObjectWriter out = store.replace(uri(name), precondition)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.commit();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String read(String name) {
    try (InputStream in = store.open(uri(name), 0)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String version(String name) {
    return store.stat(uri(name)).orElseThrow().version();
  }

  Set<PosixFilePermission> permissions(String name) throws IOException {
    return Files.getPosixFilePermissions(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  String only(String name) throws IOException {
    try (Stream<Path> found = Files.list(directory.resolve(name))) {
      return found.map(p -> p.getFileName().toString()).toList().get(0);
    }
  }

  List<String> files() throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      return found
          .filter(Files::isRegularFile)
          .map(p -> directory.relativize(p).toString())
          .sorted()
          .toList();
    }
  }
}
