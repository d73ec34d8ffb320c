package dev.ecomm.io.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.ecomm.model.Dictionary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/** Writes the messages of Arrow's IPC format to a stream. For one thread. */
final class MessageOutput {

  static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
  static final int CONTINUATION = -1;

  private final OutputStream out;
  private long position;

  MessageOutput(OutputStream out) {
    this.out = out;
  }

  void writeSchema(Schema schema) throws IOException {
    WritableByteChannel channel = Channels.newChannel(out);
    position += MessageSerializer.serialize(new WriteChannel(channel), schema);
  }

  /** Returns where in the output the batch is. */
  ArrowBlock writeBatch(BatchEncoder batch, int rows) throws IOException {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int header = batch.writeMetadata(builder, rows);
    return write(builder, MessageHeader.RecordBatch, header, batch);
  }

  /** Returns where in the output the dictionary is. */
  ArrowBlock writeDictionary(long id, Dictionary dictionary) throws IOException {
    BatchEncoder texts = new BatchEncoder();
    texts.addTexts(dictionary);
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int data = texts.writeMetadata(builder, dictionary.size());
    int header = DictionaryBatch.createDictionaryBatch(builder, id, data, false);
    return write(builder, MessageHeader.DictionaryBatch, header, texts);
  }

  private ArrowBlock write(FlatBufferBuilder builder, byte type, int header, BatchEncoder body)
      throws IOException {
    long start = position;
    long bodyLength = body.bodyLength();
    ByteBuffer message =
        MessageSerializer.serializeMessage(builder, type, header, bodyLength, IpcOption.DEFAULT);
    int length = message.remaining();
    int aligned = (int) BatchEncoder.aligned(length);
    writeInt(CONTINUATION);
    writeInt(aligned);
    write(message);
    pad(aligned - length);
    int metadata = (int) (position - start);
    for (ByteBuffer buffer : body.buffers()) {
      int size = buffer.remaining();
      write(buffer.duplicate());
      pad((int) (BatchEncoder.aligned(size) - size));
    }
    return new ArrowBlock(start, metadata, bodyLength);
  }

  /** The mark that begins a file, filled up so that messages are aligned. */
  void writeFileStart() throws IOException {
    write(ByteBuffer.wrap(MAGIC));
    pad(BatchEncoder.ALIGNMENT - MAGIC.length);
  }

  /** The mark that no message follows. */
  void writeEndOfStream() throws IOException {
    writeInt(CONTINUATION);
    writeInt(0);
  }

  void writeFooter(Schema schema, List<ArrowBlock> dictionaries, List<ArrowBlock> batches)
      throws IOException {
    ByteBuffer footer = WriteChannel.serialize(new ArrowFooter(schema, dictionaries, batches));
    int length = footer.remaining();
    write(footer);
    writeInt(length);
    write(ByteBuffer.wrap(MAGIC));
  }

  private void writeInt(int value) throws IOException {
    write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).flip());
  }

  private void pad(int bytes) throws IOException {
    write(ByteBuffer.allocate(bytes));
  }

  /** The buffer must have an array. */
  private void write(ByteBuffer buffer) throws IOException {
    out.write(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
    position += buffer.remaining();
  }
}
