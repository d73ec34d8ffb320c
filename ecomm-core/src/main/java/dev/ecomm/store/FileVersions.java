package dev.ecomm.store;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What identifies the content of a file, as far as the file system tells. */
final class FileVersions {
  private static final int MOST_LINKS = 40; // as the kernel's own limit
  private static final Duration TICK = Duration.ofSeconds(1);

  private FileVersions() {}

  /** Looks at what the path leads to, links followed; empty if there is nothing. */
  static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      if (FileProblems.fileAmongParents(path).isPresent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  static ObjectInfo info(URI uri, BasicFileAttributes file) {
    long length = file.isRegularFile() ? file.size() : ObjectInfo.UNKNOWN_LENGTH;
    return new ObjectInfo(uri, length, version(file));
  }

  static String version(BasicFileAttributes file) {
    Instant modified = file.lastModifiedTime().toInstant();
    return file.size()
        + "-"
        + modified.getEpochSecond()
        + "."
        + modified.getNano()
        + "-"
        + file.fileKey();
  }

  /** Compares the file that is there now with what the precondition asks for. */
  static void check(URI uri, Path target, Precondition precondition) throws IOException {
    Optional<BasicFileAttributes> found = attributes(target);
    if (found.isPresent() && found.get().isDirectory()) {
      throw new StoreException(uri, "is a directory. Name a file in it.", null);
    }
    if (precondition instanceof Precondition.Absent && found.isPresent()) {
      throw exists(uri, null);
    }
    if (precondition instanceof Precondition.Version wanted) {
      if (found.isEmpty()) {
        throw new PreconditionFailedException(
            uri, "is gone, expected version " + wanted.version(), null);
      }
      String version = version(found.get());
      if (!version.equals(wanted.version())) {
        throw new PreconditionFailedException(
            uri, "has version " + version + ", expected " + wanted.version(), null);
      }
    }
  }

  static PreconditionFailedException exists(URI uri, @Nullable Throwable e) {
    return new PreconditionFailedException(
        uri, "exists already. Remove it, replace it, or choose another name.", e);
  }

  /**
   * Makes the staged file's version differ from the one it is about to replace, and from those
   * before it: a freed file number can be given out again within the same tick of the file system's
   * clock.
   */
  static void makeNewer(Path staged, BasicFileAttributes old) throws IOException {
    Instant before = old.lastModifiedTime().toInstant();
    Instant mine = Files.getLastModifiedTime(staged).toInstant();
    if (!mine.isAfter(before) && Duration.between(mine, before).compareTo(TICK) < 0) {
      Files.setLastModifiedTime(staged, FileTime.from(before.plusNanos(1000)));
    }
  }

  /** Follows symbolic links, also one that leads to nothing yet. */
  static Path followed(Path path) throws IOException {
    Path at = path;
    for (int i = 0; Files.isSymbolicLink(at); i++) {
      if (i == MOST_LINKS) {
        throw new FileSystemException(path.toString(), null, "symbolic links lead in a circle");
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    return at;
  }
}
