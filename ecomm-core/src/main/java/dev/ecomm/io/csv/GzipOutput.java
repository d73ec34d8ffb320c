package dev.ecomm.io.csv;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Deflates on the way to a stream that it never closes. The header has no time and no name, so that
 * equal content gives equal bytes. Nothing is written before the first byte comes or {@link
 * #finish} is called, so making one cannot fail.
 */
final class GzipOutput extends FilterOutputStream {

  private static final int BUFFER = 1 << 16;

  private @Nullable Deflating gzip;

  GzipOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    gzip().write(bytes, offset, length);
  }

  /** Writes what is left and the trailer. */
  void finish() throws IOException {
    gzip().finish();
    out.flush();
  }

  /** Frees the deflater's memory outside the heap; writes nothing. */
  @Override
  public void close() {
    if (gzip != null) {
      gzip.release();
    }
  }

  private Deflating gzip() throws IOException {
    if (gzip == null) {
      gzip = new Deflating(out);
    }
    return gzip;
  }

  private static final class Deflating extends GZIPOutputStream {
    Deflating(OutputStream out) throws IOException {
      super(out, BUFFER);
    }

    void release() {
      def.end();
    }
  }
}
