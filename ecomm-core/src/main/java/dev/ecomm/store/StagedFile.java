package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to a hidden file beside the target, which becomes the target when committed. */
final class StagedFile extends ObjectWriter {
  private static final Logger LOG = LoggerFactory.getLogger(StagedFile.class);
  private static final String PREFIX = ".ecomm-";
  private static final String SUFFIX = ".tmp";
  private static final int OPENINGS = 3;

  private final Path target;
  private final Precondition precondition;
  private final boolean hardLinks;
  private final List<Path> madeDirectories;
  private final Path staged;
  private final FileChannel channel;

  private StagedFile(
      URI uri,
      Path target,
      Precondition precondition,
      boolean hardLinks,
      List<Path> madeDirectories,
      Path staged,
      FileChannel channel) {
    super(uri);
    this.target = target;
    this.precondition = precondition;
    this.hardLinks = hardLinks;
    this.madeDirectories = madeDirectories;
    this.staged = staged;
    this.channel = channel;
  }

  /** Tells whether a file is the hidden one of some writer, perhaps of one that was killed. */
  static boolean isStaged(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
  }

  static StagedFile open(URI uri, Path target, Precondition precondition, boolean hardLinks)
      throws IOException {
    for (int opening = 1; ; opening++) {
      List<Path> made = Durable.makeDirectories(Durable.directoryOf(target));
      // The name says nothing of the target's, which may have the longest length allowed.
      Path staged = target.resolveSibling(PREFIX + UUID.randomUUID() + SUFFIX);
      try {
        StagedFiles.add(staged);
        // Unlike createTempFile, this leaves the permissions to the umask.
        FileChannel channel =
            FileChannel.open(staged, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new StagedFile(uri, target, precondition, hardLinks, made, staged, channel);
      } catch (IOException e) {
        StagedFiles.remove(staged);
        Durable.removeIfEmpty(made);
        // Another writer that gave up has just removed the directory it had made.
        if (!(e instanceof NoSuchFileException) || opening == OPENINGS) {
          throw e;
        }
      }
    }
  }

  @Override
  protected void writeBytes(byte[] bytes, int offset, int length) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new IOException("[" + uri() + "] " + FileProblems.ofWriting(target, e), e);
    }
  }

  @Override
  protected void publish() {
    try {
      keepPermissions();
      channel.force(true);
      channel.close();
      PublishLock.alone(target, precondition instanceof Precondition.Version, this::checkAndName);
      StagedFiles.remove(staged);
      Durable.directory(Durable.directoryOf(target));
    } catch (FileAlreadyExistsException e) {
      throw FileVersions.exists(uri(), e);
    } catch (IOException e) {
      throw new StoreException(uri(), FileProblems.ofWriting(target, e), e);
    }
  }

  private void keepPermissions() throws IOException {
    if (Files.isRegularFile(target)) {
      try {
        Files.setPosixFilePermissions(staged, Files.getPosixFilePermissions(target));
      } catch (UnsupportedOperationException e) {
        LOG.trace("{} is on a file system without such permissions", target);
      } catch (NoSuchFileException e) {
        LOG.trace("{} was removed meanwhile", target);
      }
    }
  }

  private void checkAndName() throws IOException {
    FileVersions.check(uri(), target, precondition);
    if (precondition instanceof Precondition.Absent) {
      link();
    } else {
      rename();
    }
  }

  // A link fails where a name is taken; a rename would replace it.
  private void link() throws IOException {
    try {
      if (!hardLinks) {
        throw new UnsupportedOperationException("switched off");
      }
      Files.createLink(target, staged);
      removeStaged();
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      LOG.debug("no hard links for {}: {}", target, e.toString());
      claimAndRename();
    }
  }

  private void claimAndRename() throws IOException {
    Files.createFile(target); // fails where a name is taken, too
    boolean renamed = false;
    try {
      rename();
      renamed = true;
    } finally {
      if (!renamed) {
        Files.deleteIfExists(target);
      }
    }
  }

  private void rename() throws IOException {
    Optional<BasicFileAttributes> old = FileVersions.attributes(target);
    if (old.isPresent()) {
      FileVersions.makeNewer(staged, old.get());
    }
    Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  protected void discard() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("{} did not close: {}", staged, e.toString());
    }
    removeStaged();
    StagedFiles.remove(staged);
    Durable.removeIfEmpty(madeDirectories);
  }

  private void removeStaged() {
    try {
      Files.deleteIfExists(staged);
    } catch (IOException e) {
      LOG.warn("{} could not be removed; delete it by hand: {}", staged, e.toString());
    }
  }
}
