package dev.ecomm.io.arrow;

import dev.ecomm.store.ObjectReader;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the file layout, found by the footer: all dictionaries first, wherever they
 * stand, then the batches.
 */
final class FileMessages extends MessageSource {

  /** The length of the footer and the mark that end a file. */
  private static final int END_BYTES = 4 + MessageOutput.MAGIC.length;

  /** Where a message is; its bytes are known to lie within the file. */
  private record Place(long offset, int metadataLength, int bodyLength) {}

  private final ObjectReader object;
  private final List<Place> messages = new ArrayList<>();
  private Schema schema = new Schema(List.of());
  private int next;
  private long position;

  /** Takes ownership of the reader. */
  FileMessages(ArrowFormat format, URI uri, ObjectReader object) {
    super(format, uri);
    this.object = object;
  }

  @Override
  void readSchema() throws IOException {
    long length = object.info().length();
    if (length < 2L * BatchEncoder.ALIGNMENT + END_BYTES) {
      throw cut();
    }
    byte[] end = bytes(length - END_BYTES, END_BYTES);
    if (!Arrays.equals(end, 4, END_BYTES, MessageOutput.MAGIC, 0, MessageOutput.MAGIC.length)) {
      throw cut();
    }
    int footerLength = littleEndian(end).getInt(0);
    long footerStart = length - END_BYTES - footerLength;
    if (footerLength <= 0 || footerLength > MAX_METADATA_BYTES || footerStart < 0) {
      throw damaged();
    }
    Footer footer = Footer.getRootAsFooter(littleEndian(bytes(footerStart, footerLength)));
    schema = convert(footer.schema());
    for (int i = 0; i < footer.dictionariesLength(); i++) {
      messages.add(place(footer.dictionaries(i), footerStart));
    }
    for (int i = 0; i < footer.recordBatchesLength(); i++) {
      messages.add(place(footer.recordBatches(i), footerStart));
    }
  }

  private Place place(Block block, long footerStart) {
    long end = block.offset() + block.metaDataLength() + block.bodyLength();
    boolean within =
        block.offset() >= 0
            && block.offset() <= footerStart
            && block.metaDataLength() >= 8
            && block.metaDataLength() <= MAX_METADATA_BYTES
            && block.bodyLength() >= 0
            && block.bodyLength() <= footerStart
            && end <= footerStart;
    if (!within) {
      throw damaged();
    }
    if (block.bodyLength() > format.maxBatchBytes()) {
      throw fault(
          "a batch has "
              + block.bodyLength()
              + " bytes, more than maxBatchBytes = "
              + format.maxBatchBytes()
              + ". Write smaller batches, or raise maxBatchBytes.");
    }
    return new Place(block.offset(), block.metaDataLength(), (int) block.bodyLength());
  }

  @Override
  Schema schema() {
    return schema;
  }

  @Override
  @Nullable Body read() throws IOException {
    if (next == messages.size()) {
      return null;
    }
    Place place = messages.get(next++);
    byte[] bytes = bytes(place.offset, place.metadataLength);
    ByteBuffer metadata = littleEndian(bytes);
    boolean marked = metadata.getInt(0) == MessageOutput.CONTINUATION;
    int start = marked ? 8 : 4;
    int length = metadata.getInt(start - 4);
    if (length <= 0 || length > place.metadataLength - start) {
      throw damaged();
    }
    Message message = message(Arrays.copyOfRange(bytes, start, start + length));
    if (message.bodyLength() != place.bodyLength || !isBatch(message)) {
      throw damaged();
    }
    return new Body(message, bytes(place.offset + place.metadataLength, place.bodyLength));
  }

  private byte[] bytes(long offset, int length) throws IOException {
    byte[] bytes = new byte[length];
    object.readFully(offset, bytes, 0, length);
    position += length;
    return bytes;
  }

  private RuntimeException cut() {
    return fault(
        "does not end as an Arrow file does: it was cut, or never finished. Get it again.");
  }

  @Override
  long position() {
    return position;
  }

  @Override
  long length() {
    return object.info().length();
  }

  @Override
  public void close() {
    object.close();
  }
}
