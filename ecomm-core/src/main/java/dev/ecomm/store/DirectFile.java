package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes through to what is no file: a pipe, a terminal, a device. Nothing can be staged or taken
 * back there.
 */
final class DirectFile extends ObjectWriter {
  private static final Logger LOG = LoggerFactory.getLogger(DirectFile.class);

  private final Path path;
  private final OutputStream out;

  private DirectFile(URI uri, Path path, OutputStream out) {
    super(uri);
    this.path = path;
    this.out = out;
  }

  /**
   * Tells whether bytes must go through at once. The process's own descriptors count even when a
   * file is behind them: a rename would leave the shell's {@code > file} with the old, empty one.
   */
  static boolean isSpecial(Path path) throws IOException {
    Path plain = path.normalize();
    return plain.startsWith("/proc/self/fd")
        || plain.startsWith("/dev/fd")
        || plain.equals(Path.of("/dev/stdout"))
        || plain.equals(Path.of("/dev/stderr"))
        || FileVersions.attributes(path).filter(BasicFileAttributes::isOther).isPresent();
  }

  static DirectFile open(URI uri, Path path, Precondition precondition) throws IOException {
    if (precondition instanceof Precondition.Version) {
      throw new StoreException(uri, "is no file, so it has no version to be replaced", null);
    }
    // Appending goes on where the shell's own output stands, and means nothing to pipe or device.
    return new DirectFile(uri, path, Files.newOutputStream(path, StandardOpenOption.APPEND));
  }

  @Override
  protected void writeBytes(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw new IOException("[" + uri() + "] " + FileProblems.ofWriting(path, e), e);
    }
  }

  @Override
  protected void publish() throws IOException {
    out.close();
  }

  @Override
  protected void discard() {
    try {
      out.close();
    } catch (IOException e) {
      LOG.debug("{} did not close: {}", path, e.toString());
    }
  }
}
