package dev.ecomm.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Directories that outlive a crash of the machine, as far as the file system lets us ask for it.
 */
final class Durable {
  private static final Logger LOG = LoggerFactory.getLogger(Durable.class);

  private Durable() {}

  /** The directory that a file is in; only a root is in none, and that is no file. */
  static Path directoryOf(Path file) {
    return Objects.requireNonNull(file.getParent(), "a root is no file");
  }

  /** Makes what is missing and returns what was made, outermost first. */
  static List<Path> makeDirectories(Path directory) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path p = directory; p != null && !Files.isDirectory(p); p = p.getParent()) {
      missing.push(p);
    }
    List<Path> made = new ArrayList<>();
    for (Path p : missing) {
      try {
        Files.createDirectory(p);
        made.add(p);
        directory(directoryOf(p));
      } catch (IOException e) {
        boolean madeByAnother = e instanceof FileAlreadyExistsException && Files.isDirectory(p);
        if (!madeByAnother) {
          removeIfEmpty(made);
          throw e;
        }
      }
    }
    return made;
  }

  /** Removes directories that were made for nothing, unless someone else uses them by now. */
  static void removeIfEmpty(List<Path> made) {
    for (int i = made.size() - 1; i >= 0; i--) {
      try {
        Files.deleteIfExists(made.get(i));
      } catch (IOException e) {
        return;
      }
    }
  }

  /**
   * Forces the entries of a directory to the disk: without it a new name can be lost in a crash
   * though its bytes are safe. Windows and some network file systems cannot; they order such
   * changes themselves, so this is no failure.
   */
  static void directory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.debug("directory {} cannot be forced to the disk: {}", directory, e.toString());
    }
  }
}
