package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The bytes of a file that must not get shorter while it is read. */
final class FileInput extends InputStream {
  private final URI uri;
  private final Path path;
  private final FileChannel channel;
  private final long length;
  private final byte[] single = new byte[1];

  private FileInput(URI uri, Path path, FileChannel channel, long length) {
    this.uri = uri;
    this.path = path;
    this.channel = channel;
    this.length = length;
  }

  static InputStream open(URI uri, Path path, long offset) throws IOException {
    BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
    if (file.isDirectory()) {
      throw new StoreException(uri, "is a directory. Name a file in it.", null);
    }
    if (!file.isRegularFile()) {
      return PipeInput.open(uri, path, offset);
    }
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    // The open file's own length: the name can lead to another file by now.
    long length = channel.size();
    if (offset > length) {
      channel.close();
      throw new StoreException(
          uri, "has " + length + " bytes, so there is no offset " + offset, null);
    }
    channel.position(offset);
    return new FileInput(uri, path, channel, length);
  }

  @Override
  public int read() throws IOException {
    int n = read(single, 0, 1);
    return n < 0 ? n : single[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int off, int len) throws IOException {
    if (len == 0) {
      return 0;
    }
    try {
      int n = channel.read(ByteBuffer.wrap(bytes, off, len));
      if (n < 0 && channel.position() < length) {
        throw new IOException(
            "was cut from " + length + " to " + channel.size() + " bytes while it was read");
      }
      return n;
    } catch (IOException e) {
      throw new IOException("[" + uri + "] " + FileProblems.ofReading(path, e), e);
    }
  }

  @Override
  public long skip(long n) throws IOException {
    long from = channel.position();
    long to = Math.min(Math.max(length, from), from + Math.max(0, n));
    channel.position(to);
    return to - from;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, length - channel.position()));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
