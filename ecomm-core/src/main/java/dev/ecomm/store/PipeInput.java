package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of what has no positions: a pipe, a terminal. Skipping is reading, as inherited. */
final class PipeInput extends InputStream {
  private final URI uri;
  private final Path path;
  private final InputStream in;
  private final byte[] single = new byte[1];

  private PipeInput(URI uri, Path path, InputStream in) {
    this.uri = uri;
    this.path = path;
    this.in = in;
  }

  static InputStream open(URI uri, Path path, long offset) throws IOException {
    InputStream pipe = new PipeInput(uri, path, Files.newInputStream(path));
    boolean kept = false;
    try {
      pipe.skipNBytes(offset);
      kept = true;
      return pipe;
    } catch (EOFException e) {
      throw new StoreException(uri, "ended before offset " + offset, e);
    } finally {
      if (!kept) {
        pipe.close();
      }
    }
  }

  @Override
  public int read() throws IOException {
    int n = read(single, 0, 1);
    return n < 0 ? n : single[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int off, int len) throws IOException {
    try {
      return in.read(bytes, off, len);
    } catch (IOException e) {
      throw new IOException("[" + uri + "] " + FileProblems.ofReading(path, e), e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
