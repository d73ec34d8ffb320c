package dev.ecomm.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps other ecomm processes of the same user from publishing the same file between our look at
 * its version and our rename.
 *
 * <p>One empty file in the directory for temporary files serves all targets: each locks one byte of
 * it, at a place computed from its path. The target's own directory stays clean, and the kernel
 * frees the lock of a process that dies. Locking the target itself would not do: POSIX drops a
 * process's locks as soon as any of its threads closes the file, a reader for instance.
 */
final class PublishLock {
  private static final Logger LOG = LoggerFactory.getLogger(PublishLock.class);
  // File locks belong to the process, so its own threads need this one as well.
  private static final ReentrantLock THREADS = new ReentrantLock();
  // Never closed, for the reason above.
  private static @Nullable FileChannel channel;

  /** What is done alone. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  private PublishLock() {}

  /**
   * Waits until it is the only one, then takes the step.
   *
   * @param required whether to fail where other processes cannot be kept out; a write without a
   *     version is right without that, by the kernel's own link and rename
   */
  static void alone(Path target, boolean required, Step step) throws IOException {
    THREADS.lock();
    try {
      FileLock lock = lockFile(target, required);
      try {
        step.run();
      } finally {
        if (lock != null) {
          lock.release();
        }
      }
    } finally {
      THREADS.unlock();
    }
  }

  /** Looks for the directory of temporary files again, for tests. */
  static void forget() {
    THREADS.lock();
    try {
      channel = null;
    } finally {
      THREADS.unlock();
    }
  }

  private static @Nullable FileLock lockFile(Path target, boolean required) throws IOException {
    try {
      return openChannel().lock(place(target), 1, false);
    } catch (IOException e) {
      if (required) {
        throw new IOException(
            "no lock in the directory for temporary files (" + e + "). Set java.io.tmpdir to one.",
            e);
      }
      LOG.debug("publishing {} without keeping other processes out: {}", target, e.toString());
      return null;
    }
  }

  private static FileChannel openChannel() throws IOException {
    FileChannel open = channel;
    // An interrupt while waiting for the lock closes the channel.
    if (open == null || !open.isOpen()) {
      String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_");
      String name = String.format(Locale.ROOT, "ecomm-store-%s.lock", user);
      open =
          FileChannel.open(
              Path.of(System.getProperty("java.io.tmpdir"), name),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      channel = open;
    }
    return open;
  }

  // Two paths at one place only wait for each other.
  private static long place(Path target) throws IOException {
    Path directory = Durable.directoryOf(target);
    Path real = Files.exists(directory) ? directory.toRealPath() : directory;
    String path = real + "/" + target.getFileName();
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).getMostSignificantBits() & (Long.MAX_VALUE >> 1);
  }
}
