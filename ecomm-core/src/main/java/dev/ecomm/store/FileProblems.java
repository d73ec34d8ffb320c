package dev.ecomm.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the file system's exceptions mean to the user of the program. */
final class FileProblems {
  private FileProblems() {}

  static String ofReading(Path path, IOException e) {
    // Asked first: JDKs differ in what they throw for a path through a file.
    Optional<Path> parent = fileAmongParents(path);
    if (parent.isPresent()) {
      return "no such file. " + parent.get() + " is a file, not a directory.";
    }
    if (e instanceof NoSuchFileException || e instanceof NotDirectoryException) {
      return "no such file. " + nearest(path);
    }
    return common(e, "read");
  }

  static String ofWriting(Path path, IOException e) {
    Optional<Path> parent = fileAmongParents(path);
    if (parent.isPresent()) {
      return "cannot be written. " + parent.get() + " is a file, not a directory.";
    }
    if (e instanceof NoSuchFileException) {
      return "its directory went away while it was written. Nothing was published.";
    }
    String reason = reason(e);
    if (reason.toLowerCase(Locale.ROOT).contains("no space left")
        || reason.toLowerCase(Locale.ROOT).contains("quota exceeded")) {
      return "the disk is full ("
          + reason
          + "). Free space or write elsewhere; nothing was published.";
    }
    return common(e, "written");
  }

  static String ofDeleting(IOException e) {
    return common(e, "deleted");
  }

  private static String common(IOException e, String done) {
    if (e instanceof AccessDeniedException) {
      return "permission denied. Ask for the right to it, or run as a user who has it.";
    }
    if (e instanceof ClosedByInterruptException) {
      return "was interrupted";
    }
    return "cannot be " + done + ": " + reason(e);
  }

  /** The reason without the path, which the caller names. */
  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null || reason.isEmpty() ? e.getClass().getSimpleName() : reason;
  }

  /** Finds the parent that makes a path impossible: one that is no directory. */
  static Optional<Path> fileAmongParents(Path path) {
    for (Path p = path.getParent(); p != null; p = p.getParent()) {
      if (Files.exists(p)) {
        return Files.isDirectory(p) ? Optional.empty() : Optional.of(p);
      }
    }
    return Optional.empty();
  }

  private static String nearest(Path path) {
    @Nullable Path missing = path;
    for (Path p = path.getParent(); p != null; p = p.getParent()) {
      if (Files.isDirectory(p)) {
        return p + " exists, but has no " + missing.getFileName() + ".";
      }
      missing = p;
    }
    return "Check the path.";
  }
}
