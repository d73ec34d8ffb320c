package dev.ecomm.io.arrow;

import dev.ecomm.run.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the stream layout. The mark at its end is required, although the format does not:
 * without it a stream that was cut between two messages would pass for a whole one.
 */
final class StreamMessages extends MessageSource {

  private final InputStream in;
  private Schema schema = new Schema(java.util.List.of());
  private long position;
  private boolean ended;

  /**
   * Takes ownership of the stream.
   *
   * @param start what was read of it already
   */
  StreamMessages(ArrowFormat format, URI uri, InputStream in, byte[] start) {
    super(format, uri);
    this.in = new SequenceInputStream(new ByteArrayInputStream(start), in);
  }

  @Override
  void readSchema() throws IOException {
    byte[] mark = in.readNBytes(4);
    position = mark.length;
    if (mark.length < 4 || intOf(mark) != MessageOutput.CONTINUATION) {
      throw fault(
          mark.length == 0
              ? "the file is empty. Write it again."
              : "is not Arrow: it begins neither with ARROW1 as files do nor as streams do. Name"
                  + " its format in the options.");
    }
    byte[] metadata = metadata(intOf(exactly(4)));
    Message message = message(metadata);
    if (message.headerType() != MessageHeader.Schema) {
      throw fault("is not Arrow: its first message is no schema.");
    }
    schema =
        convert(
            (org.apache.arrow.flatbuf.Schema)
                message.header(new org.apache.arrow.flatbuf.Schema()));
  }

  @Override
  Schema schema() {
    return schema;
  }

  @Override
  @Nullable Body read() throws IOException {
    while (!ended) {
      int length = intOf(exactly(4));
      if (length == MessageOutput.CONTINUATION) {
        length = intOf(exactly(4));
      }
      if (length == 0) {
        ended = true;
        return null;
      }
      Message message = message(metadata(length));
      byte[] body = exactly((int) message.bodyLength());
      if (isBatch(message)) {
        return new Body(message, body);
      }
    }
    return null;
  }

  private byte[] metadata(int length) throws IOException {
    if (length <= 0 || length > MAX_METADATA_BYTES) {
      throw damaged();
    }
    return exactly(length);
  }

  /** Memory is taken as bytes come, so a length that is not true costs none. */
  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    position += bytes.length;
    if (bytes.length < length) {
      throw fault("ends at byte " + position + " before its end mark: it was cut. Get it again.");
    }
    return bytes;
  }

  private static int intOf(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  @Override
  long position() {
    return position;
  }

  @Override
  long length() {
    return Progress.UNKNOWN;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // Everything that was read had been read.
    }
  }
}
