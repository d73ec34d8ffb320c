package dev.ecomm.io.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/** The nodes and buffers of a record batch, wherever they are. Nothing in it is to be trusted. */
interface BatchLayout {

  long length();

  int nodes();

  /** The rows of a node. */
  long nodeLength(int node);

  int buffers();

  /**
   * A buffer, little endian.
   *
   * @throws IndexOutOfBoundsException if it does not lie within the batch
   */
  ByteBuffer buffer(int index);

  int variadicCounts();

  /** How many buffers a column of views has beside the first two. */
  long variadicCount(int index);

  boolean isCompressed();

  /**
   * A batch of a file.
   *
   * @param batch says where in the body each buffer is
   * @param body the bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record OfMessage(RecordBatch batch, byte[] body) implements BatchLayout {
    @Override
    public long length() {
      return batch.length();
    }

    @Override
    public int nodes() {
      return batch.nodesLength();
    }

    @Override
    public long nodeLength(int node) {
      return batch.nodes(node).length();
    }

    @Override
    public int buffers() {
      return batch.buffersLength();
    }

    @Override
    public ByteBuffer buffer(int index) {
      Buffer place = batch.buffers(index);
      long offset = place.offset();
      long length = place.length();
      if (offset < 0 || length < 0 || offset > body.length || length > body.length - offset) {
        throw new IndexOutOfBoundsException("buffer " + index);
      }
      return ByteBuffer.wrap(body).slice((int) offset, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public int variadicCounts() {
      return batch.variadicBufferCountsLength();
    }

    @Override
    public long variadicCount(int index) {
      return batch.variadicBufferCounts(index);
    }

    @Override
    public boolean isCompressed() {
      return batch.compression() != null;
    }
  }

  /**
   * A batch in memory outside of the heap; its owner must keep it while it is decoded.
   *
   * @param batch of vectors
   */
  record OfVectors(ArrowRecordBatch batch) implements BatchLayout {
    @Override
    public long length() {
      return batch.getLength();
    }

    @Override
    public int nodes() {
      return batch.getNodes().size();
    }

    @Override
    public long nodeLength(int node) {
      return batch.getNodes().get(node).getLength();
    }

    @Override
    public int buffers() {
      return batch.getBuffers().size();
    }

    @Override
    public ByteBuffer buffer(int index) {
      ByteBuffer bytes = batch.getBuffers().get(index).nioBuffer();
      return bytes.slice(0, bytes.limit()).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public int variadicCounts() {
      List<Long> counts = batch.getVariadicBufferCounts();
      return counts == null ? 0 : counts.size();
    }

    @Override
    public long variadicCount(int index) {
      return batch.getVariadicBufferCounts().get(index);
    }

    @Override
    public boolean isCompressed() {
      return false;
    }
  }
}
