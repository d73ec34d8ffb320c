package dev.ecomm.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Parts of a file that stays open. Another file under the same name does not disturb it: we publish
 * by rename, which leaves the open one as it was.
 */
final class FileParts implements ObjectReader {
  private final Path path;
  private final FileChannel channel;
  private final ObjectInfo info;

  private FileParts(Path path, FileChannel channel, ObjectInfo info) {
    this.path = path;
    this.channel = channel;
    this.info = info;
  }

  /** Opens a file; of what is none, such as a pipe, the reader says that it has no parts. */
  static ObjectReader open(URI uri, Path path, ObjectStore store) throws IOException {
    BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
    if (!file.isRegularFile()) {
      return StatReader.of(store, uri);
    }
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    boolean made = false;
    try {
      ObjectInfo info = FileVersions.info(Locations.parse(uri.toString()), file);
      // The open file's own length: the name can lead to another file by now.
      ObjectInfo opened = new ObjectInfo(info.uri(), channel.size(), info.version());
      made = true;
      return new FileParts(path, channel, opened);
    } finally {
      if (!made) {
        channel.close();
      }
    }
  }

  @Override
  public ObjectInfo info() {
    return info;
  }

  @Override
  public InputStream open(long offset, long length) {
    info.requirePart(offset, length);
    return new RangeInput(new PartInput(offset), info.uri(), length);
  }

  @Override
  public void readFully(long offset, byte[] target, int from, int length) throws IOException {
    info.requirePart(offset, length);
    int done = 0;
    while (done < length) {
      done += read(offset + done, target, from + done, length - done);
    }
  }

  private int read(long position, byte[] bytes, int off, int len) throws IOException {
    try {
      int n = channel.read(ByteBuffer.wrap(bytes, off, len), position);
      if (n < 0) {
        throw new IOException(
            "was cut from " + info.length() + " to " + channel.size() + " bytes while it was read");
      }
      return n;
    } catch (IOException e) {
      throw new IOException("[" + info.uri() + "] " + FileProblems.ofReading(path, e), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From an offset on; the channel has no position of its own here, so many can be open. */
  private final class PartInput extends InputStream {
    private final byte[] single = new byte[1];
    private long position;

    PartInput(long position) {
      this.position = position;
    }

    @Override
    public int read() throws IOException {
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int off, int len) throws IOException {
      int n = FileParts.this.read(position, bytes, off, len);
      position += n;
      return n;
    }
  }
}
