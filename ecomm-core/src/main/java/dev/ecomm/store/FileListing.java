package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Finds the files below a prefix. */
final class FileListing extends SimpleFileVisitor<Path> {
  private final URI prefix;
  private final String start;
  private final List<ObjectInfo> found = new ArrayList<>();

  private FileListing(URI prefix) {
    this.prefix = prefix;
    this.start = prefix.toString();
  }

  static List<ObjectInfo> of(URI prefix) {
    URI clean = Locations.parse(prefix.toString());
    Path path = Locations.path(clean);
    boolean directory = clean.getRawPath().endsWith("/");
    Path top = directory || path.getParent() == null ? path : path.getParent();
    FileListing listing = new FileListing(clean);
    if (Files.isDirectory(top)) {
      try {
        Files.walkFileTree(
            top, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, listing);
      } catch (IOException e) {
        throw new StoreException(prefix, FileProblems.ofReading(top, e), e);
      }
    }
    listing.found.sort(ObjectInfo.byName());
    return List.copyOf(listing.found);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    String uri = Locations.ofPath(directory, true).toString();
    boolean leadsThere = start.startsWith(uri) || uri.startsWith(start);
    return leadsThere ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile() && !StagedFile.isStaged(file)) {
      URI uri = Locations.ofPath(file, false);
      if (uri.toString().startsWith(start)) {
        found.add(FileVersions.info(uri, attributes));
      }
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    // A file that went away is none; a link back to a parent shows nothing new.
    if (e instanceof NoSuchFileException || e instanceof FileSystemLoopException) {
      return FileVisitResult.CONTINUE;
    }
    URI uri = Locations.ofPath(file, false);
    if (!uri.toString().startsWith(start) && !start.startsWith(uri.toString())) {
      return FileVisitResult.CONTINUE;
    }
    throw new StoreException(prefix, file + ": " + FileProblems.ofReading(file, e), e);
  }
}
