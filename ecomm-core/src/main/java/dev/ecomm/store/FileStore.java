package dev.ecomm.store;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files of this machine, {@code file:} URIs.
 *
 * <p><b>Writing.</b> Bytes go to a hidden file {@code .ecomm-*.tmp} beside the target, are forced
 * to the disk, and become the target in one step: by a hard link for {@link #create} (which fails
 * where a file is, also when processes on several machines race for a shared disk), by a rename for
 * {@link #replace}. A reader has the old or the new file, whole. Missing directories are made, and
 * removed again when the write is given up. A new file gets the permissions of the process's umask;
 * one that replaces another keeps that one's permissions, not its owner or other hard links. A
 * process that is killed leaves at most its hidden file, which {@link #list} does not show and
 * which may be deleted; one that ends by a signal (Ctrl-C) removes it. Symbolic links are followed:
 * the file they point at is written, the link stays.
 *
 * <p><b>Versions</b> are made of length, time of modification and file number. Two writes through
 * this store never make the same version; a program that writes in place, with the same length and
 * within the clock tick of the file system (some milliseconds; two seconds on FAT), can. A replace
 * or delete that names a version excludes other ecomm processes of the same user on the same
 * machine while it compares and publishes (a lock in the directory for temporary files). Nothing
 * excludes other programs, users or machines between the two steps; {@link #create} needs no such
 * help.
 *
 * <p><b>No files.</b> A pipe, a terminal or a device ({@code /dev/stdout}, {@code /dev/null}) is
 * read and written as it is: bytes go through at once, and neither commit nor precondition protects
 * them. A file system without hard links (FAT, some network drives) makes {@link #create} claim the
 * name with an empty file first; readers can see that for a moment, and a crash in it leaves it.
 *
 * <p>Safe for use by many threads.
 */
public final class FileStore implements ObjectStore {

  private final boolean hardLinks;

  /** Makes a store without options; {@link Stores#discovered()} does so. */
  public FileStore() {
    this(true);
  }

  /** Tests what happens where there are no hard links. */
  FileStore(boolean hardLinks) {
    this.hardLinks = hardLinks;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("file");
  }

  @Override
  public InputStream open(URI uri, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset + ", must be at least 0");
    }
    Path path = file(uri);
    try {
      return FileInput.open(uri, path, offset);
    } catch (IOException e) {
      throw new StoreException(uri, FileProblems.ofReading(path, e), e);
    }
  }

  @Override
  public ObjectReader reader(URI uri) {
    Path path = file(uri);
    try {
      return FileParts.open(uri, path, this);
    } catch (IOException e) {
      throw new StoreException(uri, FileProblems.ofReading(path, e), e);
    }
  }

  @Override
  public Optional<ObjectInfo> stat(URI uri) {
    URI clean = Locations.parse(uri.toString());
    if (clean.getRawPath().endsWith("/")) {
      return Optional.empty();
    }
    Path path = Locations.path(clean);
    try {
      Optional<BasicFileAttributes> found = FileVersions.attributes(path);
      return found.filter(a -> !a.isDirectory()).map(a -> FileVersions.info(clean, a));
    } catch (IOException e) {
      throw new StoreException(uri, FileProblems.ofReading(path, e), e);
    }
  }

  @Override
  public List<ObjectInfo> list(URI prefix) {
    return FileListing.of(prefix);
  }

  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    Path path = file(uri);
    try {
      if (DirectFile.isSpecial(path)) {
        return DirectFile.open(uri, path, precondition);
      }
      Path target = FileVersions.followed(path);
      FileVersions.check(uri, target, precondition);
      return StagedFile.open(uri, target, precondition, hardLinks);
    } catch (IOException e) {
      throw new StoreException(uri, FileProblems.ofWriting(path, e), e);
    }
  }

  @Override
  public void delete(URI uri, Precondition precondition) {
    if (precondition instanceof Precondition.Absent) {
      throw new IllegalArgumentException("precondition is absent, must be none or a version");
    }
    Path path = file(uri);
    boolean exact = precondition instanceof Precondition.Version;
    try {
      PublishLock.alone(
          FileVersions.followed(path), exact, () -> checkAndDelete(uri, path, precondition));
    } catch (NoSuchFileException e) {
      if (exact) {
        throw new PreconditionFailedException(uri, "is gone already", e);
      }
    } catch (IOException e) {
      if (exact || FileProblems.fileAmongParents(path).isEmpty()) {
        throw new StoreException(uri, FileProblems.ofDeleting(e), e);
      }
    }
  }

  private static void checkAndDelete(URI uri, Path path, Precondition precondition)
      throws IOException {
    FileVersions.check(uri, path, precondition);
    Files.delete(path);
    Durable.directory(Durable.directoryOf(path));
  }

  private static Path file(URI uri) {
    URI clean = Locations.parse(uri.toString());
    if (clean.getRawPath().endsWith("/")) {
      throw new StoreException(
          uri, "names a directory, for it ends at a slash. Name a file in it.", null);
    }
    return Locations.path(clean);
  }

  @Override
  public String toString() {
    return "FileStore";
  }
}
